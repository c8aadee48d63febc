import type { Request } from '../commands/session.ts'
import { type Command, isSet, option, type Option, wordsOf } from '../commands/words.ts'
import type { Environment } from '../process.ts'
import type { Names } from '../names.ts'
import type { EngineInfo } from '../result.ts'
import { ClassicLayers } from './classic-layers.ts'
import { BuildCache } from './build-cache.ts'
import { needsLoad } from './builder.ts'
import { clearAway } from './clear-away.ts'
import type { Sweepable } from './shared.ts'
import type { Tool } from './tool.ts'

/** Docker, with either of its builders. */
export class Docker implements Sweepable {
  readonly info: EngineInfo
  readonly #tool: Tool
  readonly #layers: ClassicLayers
  readonly #cache: BuildCache
  readonly #fetched = new Set<string>()
  #images: ReadonlySet<string> = new Set()

  constructor(tool: Tool, info: EngineInfo) {
    this.info = info
    this.#tool = tool
    this.#layers = new ClassicLayers(tool)
    this.#cache = new BuildCache(tool)
  }

  async action(command: Command, { env }: Request) {
    const isBuild = command.verb.at(-1) === 'build'
    const run = isBuild ? await this.#build(command, env) : command
    return { exec: this.#tool.command(...wordsOf(run)) }
  }

  async #build(command: Command, env: Environment): Promise<Command> {
    const { buildx } = this.info
    if (buildx !== undefined) {
      const kept = command.options.filter(({ name }) => name !== 'builder')
      const loaded = isSet(command, 'load') || isSet(command, 'output') ? [] : [option('load')]
      const options = [option('builder', buildx), ...kept, ...loaded]
      return { ...command, verb: ['buildx', 'build'], options }
    }
    // The classic builder leaves the container of a step that fails.
    const forced: Option[] = command.verb[0] === 'buildx' ? [] : [option('force-rm')]
    const loaded = (await needsLoad(this.#tool, command, env)) ? [option('load')] : []
    return { ...command, options: [...command.options, ...forced, ...loaded] }
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
    for (const image of foreign) this.#fetched.add(image)
    const own = async () => (await this.#tags()).filter((tag) => tag.startsWith(names.repository))
    await this.#layers.findChains(await own())
    await clearAway(this.#tool, names, own, wasBroken ? 2 : 1)
  }

  async sweep(): Promise<void> {
    const tags = await this.#tags()
    const fetched = tags.filter((tag) => !this.#images.has(tag) && this.#fetched.has(short(tag)))
    if (fetched.length > 0) await this.#tool.try('rmi', ...fetched)
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
