import { type Command, option, wordsOf } from '../commands/words.ts'
import type { Names } from '../names.ts'
import type { EngineInfo } from '../result.ts'
import { clearAway } from './clear-away.ts'
import type { Engine } from './engine.ts'
import type { Tool } from './tool.ts'

/** Options of docker's that podman does not know and that change nothing here. */
const UNKNOWN = new Set(['progress', 'load', 'provenance', 'sbom', 'builder', 'metadata-file'])

/** Podman takes docker's commands as they are, but for a few options. */
export class Podman implements Engine {
  readonly info: EngineInfo
  readonly #tool: Tool
  #images: ReadonlySet<string> = new Set()

  constructor(tool: Tool, info: EngineInfo) {
    this.info = info
    this.#tool = tool
  }

  action(command: Command) {
    if (command.verb.at(-1) !== 'build') return { exec: this.#tool.command(...wordsOf(command)) }
    const options = command.options.filter(({ name }) => !UNKNOWN.has(name))
    // Its own format drops HEALTHCHECK and the like; without layers nothing is left of the steps.
    const own = [option('format', 'docker'), option('layers', 'false'), option('force-rm')]
    const build = { ...command, globals: [], verb: ['build'], options: [...options, ...own] }
    return { exec: this.#tool.command(...wordsOf(build)) }
  }

  noteOutput(): void {}

  async isOurContainer(id: string): Promise<boolean> {
    const [name = ''] = await this.#tool.lines('inspect', '--type', 'container', '--format', '{{.Name}}', id)
    return name.replace(/^\//, '').startsWith('stagefold-verify-')
  }

  async save(image: string, path: string): Promise<void> {
    await this.#tool.call('save', '--quiet', '--format', 'docker-archive', '-o', path, image)
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

  async forget(): Promise<void> {}

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
