import { setTimeout as delay } from 'node:timers/promises'
import type { Action, Request } from '../commands/session.ts'
import { type Command, isSet, option, valueOf, wordsOf } from '../commands/words.ts'
import type { Names } from '../names.ts'
import type { EngineInfo } from '../result.ts'
import { copyOut } from './buildah-copy.ts'
import { runContainer } from './buildah-run.ts'
import type { Engine } from './engine.ts'
import { endsWithImage } from './podman.ts'
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

/** Buildah builds; what scripts do with containers besides is put together from its other commands. */
export class Buildah implements Engine {
  readonly info: EngineInfo
  readonly #tool: Tool
  #images: ReadonlySet<string> = new Set()
  #containers: ReadonlySet<string> = new Set()

  constructor(tool: Tool, info: EngineInfo) {
    this.info = info
    this.#tool = tool
  }

  action(command: Command, request: Request): Action | Promise<Action> {
    const { operands } = command
    const name = command.verb.at(-1)!
    const exec = (...words: readonly string[]): Action => ({ exec: [this.#tool.path, ...words] })
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
    this.#images = new Set(await this.#tags())
    this.#containers = new Set(await this.#tool.lines('containers', '--quiet', '--no-trunc'))
  }

  async clean(names: Names, foreign: ReadonlySet<string>, wasBroken: boolean): Promise<void> {
    await this.#removeContainers(names, foreign, wasBroken)
    // What a build that was cut short began can show, or let go of its lock, a moment after its process ended.
    for (let again = 0; wasBroken && again < 6; again += 1) {
      await delay(250)
      await this.#removeContainers(names, foreign, wasBroken)
    }
    const tags = (await this.#tags()).filter((tag) => !this.#images.has(tag))
    const isOurs = (tag: string) =>
      tag.startsWith(names.repository) || [...foreign].some((image) => endsWithImage(tag, image))
    for (const tag of tags.filter(isOurs)) await this.#tool.try('rmi', '--force', tag)
  }

  async #removeContainers(names: Names, foreign: ReadonlySet<string>, wasBroken: boolean): Promise<void> {
    const format = '{{.ContainerID}} {{.ContainerName}} {{.ImageName}}'
    for (const line of await this.#tool.lines('containers', '--no-trunc', '--format', format)) {
      const [id = '', name = '', image = ''] = line.split(' ')
      const isOurs = name.startsWith(names.prefix)
      // A build that is cut short leaves its container under a name of buildah's own.
      const isLeft =
        wasBroken &&
        [...foreign, names.repository].some((one) => endsWithImage(image, one) || image.startsWith(one))
      if (!this.#containers.has(id) && (isOurs || isLeft)) await this.#tool.try('rm', id)
    }
  }

  async forget(): Promise<void> {}

  async #tags(): Promise<string[]> {
    const tags = await this.#tool.lines('images', '--format', '{{.Name}}:{{.Tag}}')
    return tags.filter((tag) => !tag.includes('<none>'))
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
