import { type Command, isSet, option, wordsOf } from '../commands/words.ts'
import type { Names } from '../names.ts'
import type { EngineInfo } from '../result.ts'
import type { Engine } from './engine.ts'
import { PodmanNames } from './podman-names.ts'
import { openPodmanStore, emptyPodmanStore } from './podman-store.ts'
import type { PrivateStore } from './private-store.ts'
import { takeTurn } from './turn.ts'
import type { Tool } from './tool.ts'

/** Options of docker's that podman does not know and that change nothing here. */
const UNKNOWN = new Set(['progress', 'load', 'provenance', 'sbom', 'builder', 'metadata-file'])

/** Podman takes docker's commands as they are, but for a few options. */
export class Podman implements Engine {
  readonly info: EngineInfo
  #tool: Tool
  #store: PrivateStore | null = null
  #endTurn = () => {}
  readonly #names: PodmanNames

  constructor(tool: Tool, info: EngineInfo) {
    this.info = info
    this.#tool = tool
    this.#names = new PodmanNames(tool)
  }

  action(command: Command) {
    // Options before the command could lead to another store than ours.
    const bare = { ...command, globals: [] }
    if (command.verb.at(-1) === 'rm') return this.#remove(bare)
    if (command.verb.at(-1) !== 'build') return { exec: this.#tool.command(...wordsOf(bare)) }
    const options = command.options.filter(({ name }) => !UNKNOWN.has(name))
    // Its own format drops HEALTHCHECK and the like; without layers nothing is left of the steps.
    const own = [option('format', 'docker'), option('layers', 'false'), option('force-rm')]
    return {
      exec: this.#tool.command(...wordsOf({ ...bare, verb: ['build'], options: [...options, ...own] })),
    }
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
    this.#store = await openPodmanStore(this.#tool)
    if (this.#store !== null) this.#tool = this.#store.tool
    else {
      this.#endTurn = await takeTurn()
      await this.#names.remember()
    }
  }

  async clean(names: Names, foreign: ReadonlySet<string>, wasBroken: boolean): Promise<void> {
    if (this.#store === null) await this.#names.clean(names, foreign, wasBroken)
    else await emptyPodmanStore(this.#store)
  }

  async forget(): Promise<void> {
    await this.#store?.remove()
    this.#endTurn()
  }

  /** Docker kills what it is forced to remove; podman, since it can be told, asks it to end for ten seconds. */
  #remove(command: Command) {
    const isNow = isSet(command, 'force') && Number.parseInt(this.info.version, 10) >= 4
    const options = [...command.options, ...(isNow ? [option('time', '0')] : [])]
    return { exec: this.#tool.command(...wordsOf({ ...command, options })) }
  }
}
