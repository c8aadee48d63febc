import type { Request } from '../commands/session.ts'
import { type Command, option, wordsOf } from '../commands/words.ts'
import type { Names } from '../names.ts'
import type { EngineInfo } from '../result.ts'
import { ClassicLayers } from './classic-layers.ts'
import type { Engine } from './engine.ts'
import { BuildCache } from './build-cache.ts'
import { needsLoad } from './builder.ts'
import { clearAway } from './clear-away.ts'
import type { Tool } from './tool.ts'

/** Docker, with either of its builders. */
export class Docker implements Engine {
  readonly info: EngineInfo
  readonly #tool: Tool
  readonly #layers: ClassicLayers
  readonly #cache: BuildCache
  #images: ReadonlySet<string> = new Set()

  constructor(tool: Tool, info: EngineInfo) {
    this.info = info
    this.#tool = tool
    this.#layers = new ClassicLayers(tool)
    this.#cache = new BuildCache(tool)
  }

  async action(command: Command, { env }: Request) {
    const isBuild = command.verb.at(-1) === 'build'
    // The classic builder leaves the container of a step that fails.
    const forced = isBuild && command.verb[0] !== 'buildx' ? [option('force-rm')] : []
    const loaded = isBuild && (await needsLoad(this.#tool, command, env)) ? [option('load')] : []
    const options = [...command.options, ...forced, ...loaded]
    return { exec: this.#tool.command(...wordsOf({ ...command, options })) }
  }

  noteOutput(text: string): void {
    this.#layers.note(text)
  }

  async isOurContainer(id: string): Promise<boolean> {
    const [name = ''] = await this.#tool.lines('inspect', '--type', 'container', '--format', '{{.Name}}', id)
    return name.startsWith('/stagefold-verify-')
  }

  async save(image: string, path: string): Promise<void> {
    await this.#tool.call('save', '-o', path, image)
  }

  async remember(): Promise<void> {
    this.#images = new Set(await this.#tags())
    await this.#layers.remember()
    await this.#cache.remember()
  }

  async clean(names: Names, foreign: ReadonlySet<string>, wasBroken: boolean): Promise<void> {
    const tags = await this.#tags()
    await this.#layers.findChains(tags.filter((tag) => tag.startsWith(names.repository)))
    const fetched = tags.filter((tag) => !this.#images.has(tag) && foreign.has(short(tag)))
    if (fetched.length > 0) await this.#tool.try('rmi', ...fetched)
    const own = async () => (await this.#tags()).filter((tag) => tag.startsWith(names.repository))
    await clearAway(this.#tool, names, own, wasBroken ? 2 : 1)
    await this.#layers.clean()
  }

  async forget(): Promise<void> {
    await this.#cache.clean()
  }

  async #tags(): Promise<string[]> {
    const tags = await this.#tool.lines('images', '--format', '{{.Repository}}:{{.Tag}}')
    return tags.filter((tag) => !tag.includes('<none>'))
  }
}

function short(tag: string): string {
  return tag.replace(/:latest$/, '')
}
