import type { Stage } from './types.ts'

/** An image's name in full, as github.com/distribution/reference reads it. */
export interface ImageReference {
  /** `docker.io` where none is written. */
  readonly domain: string
  /** With `library/` for the official images of docker.io. */
  readonly path: string
  readonly tag: string | null
  readonly digest: string | null
}

/** @returns null for a text that is no image name: `ParseNormalizedNamed`. */
export function parseReference(text: string): ImageReference | null {
  const match = /^([^@]+?)(?::([A-Za-z0-9_][\w.-]{0,127}))?(?:@(.+))?$/.exec(text)
  const name = match?.[1]
  if (match === null || name === undefined || /^[a-f0-9]{64}$/.test(text)) return null
  const [domain, rest] = splitDomain(name)
  const path = domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest
  const digest = match[3] ?? null
  if (!DOMAIN.test(domain) || !PATH.test(path) || domain.length + path.length + 1 > 255) return null
  if (digest !== null && !DIGEST.test(digest)) return null
  return { domain, path, tag: match[2] ?? null, digest }
}

/** @returns the short form that people write: `alpine:3`, not `docker.io/library/alpine:3`. */
export function familiar({ domain, path, tag, digest }: ImageReference): string {
  const short = domain === 'docker.io' ? path.replace(/^library\/(?=[^/]+$)/, '') : `${domain}/${path}`
  return short + (tag === null ? '' : `:${tag}`) + (digest === null ? '' : `@${digest}`)
}

/** Whether two texts name the same image, `:latest` implied. Texts that are no image names only equal themselves. */
export function sameImage(a: string, b: string): boolean {
  return a === b || fullName(a) === fullName(b)
}

/** Every image of a script is compared with every other. */
const fullNames = new Map<string, string>()
const MOST_NAMES = 4096

function fullName(text: string): string {
  const known = fullNames.get(text)
  if (known !== undefined) return known
  const reference = parseReference(text)
  const name = reference === null ? `\0${text}` : familiar(withTag(reference))
  if (fullNames.size >= MOST_NAMES) fullNames.clear()
  fullNames.set(text, name)
  return name
}

/**
 * The stage that a name means, as BuildKit resolves it: by name in any case, the last of that name; then by number.
 *
 * @param stages those above the place where the name stands.
 * @param by `name` for FROM, which knows no numbers.
 */
export function resolvesToStage(
  name: string,
  stages: readonly Stage[],
  by: 'name' | 'name or number' = 'name or number',
): Stage | null {
  const wanted = name.toLowerCase()
  const named = stages.findLast((stage) => stage.name?.text.toLowerCase() === wanted)
  if (named !== undefined) return named
  if (by === 'name' || !/^[+-]?\d+$/.test(name)) return null
  return stages.find((stage) => stage.index === Number(name)) ?? null
}

const DOMAIN_PART = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?'
const DOMAIN = new RegExp(`^(?:${DOMAIN_PART}(?:\\.${DOMAIN_PART})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`)
const PATH_PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const PATH = new RegExp(`^${PATH_PART}(?:/${PATH_PART})*$`)
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/

/** The first part is a domain when it could not be one of an official name. */
function splitDomain(name: string): readonly [domain: string, path: string] {
  const cut = name.indexOf('/')
  const head = name.slice(0, Math.max(cut, 0))
  const isDomain = cut !== -1 && (/[.:]/.test(head) || head === 'localhost' || head !== head.toLowerCase())
  if (!isDomain) return ['docker.io', name]
  return [head === 'index.docker.io' ? 'docker.io' : head, name.slice(cut + 1)]
}

function withTag(reference: ImageReference): ImageReference {
  return reference.tag === null && reference.digest === null ? { ...reference, tag: 'latest' } : reference
}
