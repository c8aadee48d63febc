import { familiar, parseReference } from '../dockerfile/reference.ts'

/**
 * Throw-away names for everything that the script makes. They hold the run's own prefix, so that they can neither
 * meet a name of the user's nor be missed when they are cleared away.
 */
export class Names {
  /** The prefix of containers and volumes. */
  readonly prefix: string
  /** The repository below which every image lies. */
  readonly repository: string
  readonly #own = new Set<string>()

  /** @param own images that the script is known to make: a leftover of the user's under that name is no image of it */
  constructor(run: string, own: readonly string[] = []) {
    this.prefix = `stagefold-verify-${run}`
    this.repository = `localhost/${this.prefix}`
    for (const image of own) this.own(image)
  }

  /** From here on the name means the script's own image. */
  own(image: string): void {
    const key = keyOf(image)
    if (key !== null) this.#own.add(key)
  }

  /** The throw-away name where the script makes the image, else the name itself. */
  used(image: string): string {
    const key = keyOf(image)
    return key !== null && this.#own.has(key) ? this.image(image) : image
  }

  isOwn(image: string): boolean {
    return image.startsWith(this.repository) || this.used(image) !== image
  }

  /** The throw-away name of an image. */
  image(image: string): string {
    if (image.startsWith(this.repository)) return image
    const key = keyOf(image)
    if (key === null) return image
    const tag = key.lastIndexOf(':')
    return `${this.repository}/${key.slice(0, tag).toLowerCase().replaceAll(':', '-')}${key.slice(tag)}`
  }

  /** A second name of each image that is built: it stays when the script removes its own. */
  kept(build: number): string {
    return `${this.repository}:${build}`
  }

  /** The throw-away name of a container or a volume. */
  thing(name: string): string {
    return name.startsWith(this.prefix) ? name : `${this.prefix}-${name}`
  }
}

/** One text for all the ways to write an image's name; null for ids, digests and what is no name. */
function keyOf(image: string): string | null {
  const reference = parseReference(image)
  if (reference === null || reference.digest !== null) return null
  // Podman puts what it builds under a short name there.
  const domain = reference.domain === 'localhost' ? 'docker.io' : reference.domain
  return familiar({ ...reference, domain, tag: reference.tag ?? 'latest' })
}
