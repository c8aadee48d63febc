import type { Tool } from './tool.ts'

/**
 * The nameless images that Docker's classic builder leaves, one for each step: those below an image that is built,
 * and those of a build that failed, which only its output tells.
 */
export class ClassicLayers {
  readonly #tool: Tool
  readonly #printed = new Set<string>()
  readonly #found = new Set<string>()
  #before: ReadonlySet<string> = new Set()

  constructor(tool: Tool) {
    this.#tool = tool
  }

  /** Reads the builder's output: ` ---> 0123456789ab`. */
  note(text: string): void {
    for (const [, id] of text.matchAll(/^ ---> ([0-9a-f]{12})$/gm)) this.#printed.add(id!)
  }

  async remember(): Promise<void> {
    this.#before = new Set(await this.#all())
  }

  /** Must be called while the images still have their names. */
  async findChains(images: readonly string[]): Promise<void> {
    const chains = await Promise.all(
      images.map((image) => this.#tool.lines('history', '--quiet', '--no-trunc', image)),
    )
    for (const id of chains.flat()) if (id.startsWith('sha256:')) this.#found.add(id)
  }

  /** Removes what is new, from the last step to the first: an image goes when none lies on it any more. */
  async clean(): Promise<void> {
    for (let removed = true; removed;) {
      removed = false
      const there = await this.#all()
      // A chain is in order, the engine's own list is not.
      const ordered = [...[...this.#found].filter((id) => there.includes(id)), ...there]
      for (const id of new Set(ordered)) {
        if (this.#before.has(id) || !(await this.#isOurs(id))) continue
        // Without force the engine keeps what has a name or is in use.
        removed = (await this.#tool.try('rmi', '--no-prune', id)).status === 0 || removed
      }
    }
  }

  async #isOurs(id: string): Promise<boolean> {
    if (this.#found.has(id) || this.#printed.has(id.slice(7, 19))) return true
    // The step that was under way when its client was interrupted: nobody read its id, but that of the one before.
    const [line = ''] = await this.#tool.lines(
      'inspect',
      '--type',
      'image',
      '--format',
      '{{.Parent}} {{len .RepoTags}}',
      id,
    )
    const [parent = '', tags] = line.split(' ')
    return tags === '0' && this.#printed.has(parent.slice(7, 19))
  }

  #all(): Promise<string[]> {
    return this.#tool.lines('images', '--all', '--quiet', '--no-trunc')
  }
}
