import { expandWord } from '../dockerfile/words.ts'
import { parseDockerfile, type Dockerfile, type Stage } from '../dockerfile/parse.ts'
import { Failure } from '../failure.ts'
import { Tree } from '../files/tree.ts'
import { emptyConfig, withEnv, type ModelImage } from '../image.ts'
import { carryOut, carryOutTriggers } from './instructions.ts'
import type { BuildRequest } from './request.ts'
import { globalScope } from './scope.ts'
import type { StageState } from './stage.ts'

const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export function build(request: BuildRequest): ModelImage {
  return new Build(request).result()
}

/** Stages are made when asked for, which is how BuildKit leaves out what nobody needs. */
class Build {
  readonly #request: BuildRequest
  readonly #file: Dockerfile
  readonly #globals: ReadonlyMap<string, string>
  readonly #made = new Map<Stage, StageState>()

  constructor(request: BuildRequest) {
    this.#request = request
    this.#file = parseDockerfile(request.dockerfile)
    this.#globals = globalScope(this.#file, request)
  }

  result(): ModelImage {
    const { stages } = this.#file
    const names = stages.flatMap(({ name }) => (name === null ? [] : [name]))
    if (this.#request.builder === 'classic') {
      const twice = names.find((name, at) => names.indexOf(name) !== at)
      if (twice) throw new Failure(`duplicate name ${twice}`)
    }
    const wanted = this.#target()
    if (this.#request.builder === 'classic')
      for (const stage of stages.slice(0, wanted.index)) this.#make(stage)
    const { tree, config } = this.#make(wanted)
    return { tree, config: { ...config, labels: { ...config.labels, ...this.#request.labels } } }
  }

  #target(): Stage {
    const { stages } = this.#file
    const { target } = this.#request
    if (target === null) return stages.at(-1)!
    const found = stages.findLast(({ name }) => name === target.toLowerCase()) ?? numbered(stages, target)
    if (!found) throw new Failure(`failed to reach build target ${target} in Dockerfile`)
    return found
  }

  #make(stage: Stage): StageState {
    const known = this.#made.get(stage)
    if (known) return known
    const base = expandWord(stage.base, (name) => this.#globals.get(name), this.#file.escape)
    // Measured: under BuildKit a FROM with capitals is no stage's name, unlike a `--from` with them.
    if (/[A-Z]/.test(base.split(':')[0]!) && this.#request.builder === 'buildkit')
      throw new Failure(`${base} must be lowercase`)
    const parent = this.#before(stage, base)
    const parentState = parent && this.#make(parent)
    const image = parentState ?? this.#image(base)
    // Measured: under BuildKit a stage sees the ARGs of the stage that it starts from.
    const inherited = this.#request.builder === 'buildkit' ? parentState : undefined
    const state: StageState = {
      request: this.#request,
      escape: this.#file.escape,
      globals: this.#globals,
      tree: image.tree.copy(),
      config: this.#started(image),
      inheritedCmd: image.config.cmd,
      args: new Map(inherited?.args),
      hidingEnv: new Set(inherited?.hidingEnv),
      filesOf: (name) => this.#filesOf(stage, name),
    }
    this.#made.set(stage, state)
    carryOutTriggers(state)
    for (const instruction of stage.instructions) carryOut(state, instruction)
    return state
  }

  #started(image: ModelImage): ModelImage['config'] {
    const hasPath = image.config.env.some(([name]) => name === 'PATH')
    return hasPath ? image.config : withEnv(image.config, 'PATH', defaultPath)
  }

  #filesOf(user: Stage, name: string): Tree {
    if (name.includes('$')) throw new Failure(`invalid from flag value ${name}`)
    const stage = this.#before(user, name) ?? numbered(this.#file.stages.slice(0, user.index), name)
    return stage ? this.#make(stage).tree : this.#image(name).tree
  }

  /** The last one of that name above the stage that asks. */
  #before(user: Stage, name: string): Stage | undefined {
    return this.#file.stages.slice(0, user.index).findLast((stage) => stage.name === name.toLowerCase())
  }

  #image(name: string): ModelImage {
    if (name === 'scratch') return { tree: new Tree(), config: emptyConfig }
    const image = this.#request.image(name)
    if (!image) throw new Failure(`pull access denied for ${name}, repository does not exist`)
    return image
  }
}

function numbered(stages: readonly Stage[], name: string): Stage | undefined {
  return /^\d+$/.test(name) ? stages[Number(name)] : undefined
}
