import type { Action, Request } from '../commands/session.ts'
import { type Command, isSet, option, valueOf, wordsOf } from '../commands/words.ts'
import { VerifyError } from '../failure.ts'
import type { EngineInfo } from '../result.ts'
import { copyOut } from './buildah-copy.ts'
import { runContainer } from './buildah-run.ts'
import type { Engine } from './engine.ts'
import { PrivateStore } from './private-store.ts'
import type { Tool } from './tool.ts'

/** Options of `docker build` that buildah does not know and that change nothing here. */
const UNKNOWN = new Set([
  'progress',
  'load',
  'provenance',
  'sbom',
  'builder',
  'metadata-file',
  'pull',
  'push',
])

interface Info {
  readonly store: {
    readonly GraphDriverName: string
    readonly GraphRoot: string
    readonly GraphOptions?: readonly string[] | null
  }
}

/** Buildah builds; what scripts do with containers besides is put together from its other commands. */
export class Buildah implements Engine {
  readonly info: EngineInfo
  #tool: Tool
  #store: PrivateStore | null = null

  constructor(tool: Tool, info: EngineInfo) {
    this.info = info
    this.#tool = tool
  }

  action(command: Command, request: Request): Action | Promise<Action> {
    const { operands } = command
    const name = command.verb.at(-1)!
    const exec = (...words: readonly string[]): Action => ({ exec: this.#tool.command(...words) })
    switch (name) {
      case 'build':
        return exec(...wordsOf(buildCommand(command)))
      case 'create':
        return exec('from', '--pull=false', '--name', valueOf(command, 'name')!, operands[0]!)
      case 'run':
      case 'exec':
        return runContainer(this.#tool, command)
      case 'cp':
        return copyOut(this.#tool, operands, isSet(command, 'follow-link'), request.cwd)
      case 'rm':
        return exec('rm', ...operands)
      case 'rmi':
        return exec('rmi', ...(isSet(command, 'force') ? ['--force'] : []), ...operands)
      case 'tag':
      case 'commit':
        return exec(name, ...operands)
      case 'pull':
        return exec('pull', ...operands)
      case 'images':
      case 'ps':
        return this.#list(name, command)
      case 'inspect':
        return this.#inspect(operands)
      case 'stop':
      case 'kill':
      case 'wait':
        return { status: 0 }
      case 'version':
      case 'info':
        return exec(name)
      default:
        return {
          status: 125,
          stderr: `stagefold: buildah has nothing like \`docker ${command.verb.join(' ')}\`\n`,
        }
    }
  }

  noteOutput(): void {}

  async isOurContainer(id: string): Promise<boolean> {
    const containers = await this.#tool.lines('containers', '--format', '{{.ContainerID}} {{.ContainerName}}')
    return containers.some((line) => line.startsWith(id) && line.includes(' stagefold-verify-'))
  }

  async save(image: string, path: string): Promise<void> {
    await this.#tool.call('push', '--quiet', image, `docker-archive:${path}:${image}`)
  }

  async remember(): Promise<void> {
    const { store } = JSON.parse(await this.#tool.call('info')) as Info
    const { GraphDriverName: driver, GraphRoot: root, GraphOptions: options } = store
    this.#store = await PrivateStore.open(this.#tool, { driver, root, options: options ?? [] })
    if (this.#store === null) {
      const message = `With the storage driver ${driver}, buildah would have to work among your own images.`
      throw new VerifyError({ reason: 'no-engine', message })
    }
    this.#tool = this.#store.tool
  }

  async clean(): Promise<void> {
    await this.#tool.try('rm', '--all')
    await this.#store?.empty()
  }

  async forget(): Promise<void> {
    await this.#store?.remove()
  }

  /** Docker prints nothing, and does not fail, where there is nothing of a name. */
  async #list(name: 'images' | 'ps', { options, operands }: Command): Promise<Action> {
    const words = options
      .filter(({ name: one }) => one === 'quiet' || one === 'q')
      .flatMap(({ words: text }) => text)
    if (name === 'images')
      return { status: 0, stdout: (await this.#tool.try('images', ...words, ...operands)).stdout }
    const containers = await this.#tool.lines('containers', '--format', '{{.ContainerName}}')
    const own = containers.filter((container) => container.startsWith('stagefold-verify-'))
    return { status: 0, stdout: own.map((container) => `${container}\n`).join('') }
  }

  async #inspect(operands: readonly string[]): Promise<Action> {
    const [word = ''] = operands
    const type = word.startsWith('stagefold-verify-') ? 'container' : 'image'
    const { status, stdout, log } = await this.#tool.try('inspect', '--type', type, word)
    return { status, stdout, stderr: status === 0 ? '' : log }
  }
}

function buildCommand(command: Command): Command {
  const options = command.options.filter(({ name }) => !UNKNOWN.has(name))
  const pull = isSet(command, 'pull') ? 'true' : 'false'
  // OCI's own format drops HEALTHCHECK and the like; without layers nothing is left of the steps.
  const own = [
    option('format', 'docker'),
    option('layers', 'false'),
    option('force-rm'),
    option('pull', pull),
  ]
  return { ...command, globals: [], verb: ['bud'], options: [...options, ...own] }
}
