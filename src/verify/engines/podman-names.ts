import type { Names } from '../names.ts'
import { clearAway } from './clear-away.ts'
import type { Tool } from './tool.ts'

/** What a verification makes in the user's own store, found again by its throw-away names. */
export class PodmanNames {
  readonly #tool: Tool
  #images: ReadonlySet<string> = new Set()

  constructor(tool: Tool) {
    this.#tool = tool
  }

  async remember(): Promise<void> {
    this.#images = new Set(await this.#tags())
  }

  async clean(names: Names, foreign: ReadonlySet<string>, wasBroken: boolean): Promise<void> {
    const own = async () => (await this.#tags()).filter((tag) => tag.startsWith(names.repository))
    const isForeign = (tag: string) => [...foreign].some((image) => endsWithImage(tag, image))
    const fetched = (await this.#tags()).filter((tag) => !this.#images.has(tag) && isForeign(tag))
    if (fetched.length > 0) await this.#tool.try('rmi', ...fetched)
    await clearAway(this.#tool, names, own, wasBroken ? 2 : 1)
  }

  async #tags(): Promise<string[]> {
    const tags = await this.#tool.lines('images', '--format', '{{.Repository}}:{{.Tag}}')
    return tags.filter((tag) => !tag.includes('<none>'))
  }
}

/** Names are listed in full: `docker.io/library/alpine:latest`. */
function endsWithImage(tag: string, image: string): boolean {
  const name = /:[^/]+$/.test(image) ? image : `${image}:latest`
  return tag === name || tag.endsWith(`/${name}`)
}
