import { pairs } from '../dockerfile/words.ts'
import { parseInstruction, type Instruction } from '../dockerfile/parse.ts'
import { Unmodelled } from '../failure.ts'
import { from, isWithin } from '../files/path.ts'
import { withEnv, type Config } from '../image.ts'
import { dir, type Entry } from '../files/entry.ts'
import { copyInstruction, workdirInstruction } from './files.ts'
import type { Builder } from './request.ts'
import { execute, withKernelFolders } from './run.ts'
import { declared, predefined } from './scope.ts'
import { currentOwner, expand, variable, variables, type StageState } from './stage.ts'

type Step = (stage: StageState, instruction: Instruction) => void

const steps: Readonly<Record<string, Step>> = {
  RUN: run,
  COPY: copyInstruction,
  ADD: copyInstruction,
  WORKDIR: workdirInstruction,
  ARG: declare,
  ENV: (stage, { rest }) => {
    // One instruction's values do not see each other.
    const values = pairs(rest, stage.escape).map(
      ([name, value]) => [expand(stage, name), expand(stage, value)] as const,
    )
    for (const [name, value] of values) {
      stage.config = withEnv(stage.config, name, value)
      stage.hidingEnv.delete(name)
    }
  },
  LABEL: (stage, { rest }) => {
    const added = pairs(rest, stage.escape).map(([name, value]) => [
      expand(stage, name),
      expand(stage, value),
    ])
    change(stage, { labels: { ...stage.config.labels, ...Object.fromEntries(added) } })
  },
  MAINTAINER: () => undefined,
  USER: (stage, { rest }) => change(stage, { user: expand(stage, rest) }),
  CMD: (stage, instruction) => change(stage, { cmd: command(stage, instruction) }),
  ENTRYPOINT: (stage, instruction) =>
    change(stage, { entrypoint: command(stage, instruction), cmd: ownCmd(stage) }),
  SHELL: (stage, { json }) => change(stage, { shell: json }),
  STOPSIGNAL: (stage, { rest }) => change(stage, { stopSignal: expand(stage, rest) }),
  HEALTHCHECK: (stage, { flags, rest }) => {
    change(stage, { healthcheck: [...flags.map(([name, value]) => `--${name}=${value}`), rest].join(' ') })
  },
  ONBUILD: (stage, { rest }) => change(stage, { onbuild: [...stage.config.onbuild, rest] }),
  EXPOSE: (stage, { rest }) => {
    const ports = rest.split(/\s+/).map((port) => expand(stage, port))
    change(stage, {
      exposed: union(
        stage.config.exposed,
        ports.map((port) => (port.includes('/') ? port : `${port}/tcp`)),
      ),
    })
  },
  VOLUME: (stage, { rest, json }) => {
    const paths = (json ?? rest.split(/\s+/)).map((path) => expand(stage, path))
    change(stage, { volumes: union(stage.config.volumes, paths) })
  },
}

export function carryOut(stage: StageState, instruction: Instruction): void {
  const step = steps[instruction.keyword]
  if (!step) throw new Unmodelled(`instruction: ${instruction.keyword}`)
  step(stage, instruction)
}

/** The base's ONBUILD instructions come first, and are not handed on. */
export function carryOutTriggers(stage: StageState): void {
  const triggers = stage.config.onbuild
  change(stage, { onbuild: [] })
  for (const trigger of triggers) carryOut(stage, parseInstruction(trigger))
}

function run(stage: StageState, instruction: Instruction): void {
  if (instruction.flags.length > 0) throw new Unmodelled(`RUN --${instruction.flags[0]![0]}`)
  const { builder, buildArgs } = stage.request
  const shell = stage.config.shell ?? ['/bin/sh', '-c']
  const proxies = proxiesOf(buildArgs, builder)
  withKernelFolders(stage.tree)
  const volumes = builder === 'classic' ? stage.config.volumes.map((path) => from('/', path)) : []
  const before = volumes.flatMap((volume) => inside(stage, volume))
  execute({
    tree: stage.tree,
    argv: instruction.json ?? [...shell, instruction.rest],
    variables: new Map([...proxies, ...variables(stage)]),
    cwd: stage.config.workdir,
    owner: currentOwner(stage),
  })
  // Classic runs the command with a fresh volume there, and what it wrote into that is gone.
  for (const volume of volumes) stage.tree.delete(volume)
  for (const volume of volumes) stage.tree.set(volume, dir())
  for (const [path, entry] of before) stage.tree.set(path, entry)
}

/** BuildKit says each in both spellings. */
function proxiesOf(given: ReadonlyMap<string, string>, builder: Builder): [string, string][] {
  const proxies = [...given].filter(([name]) => predefined.includes(name))
  if (builder === 'classic') return proxies
  return proxies.flatMap(
    ([name, value]) =>
      [
        [name.toUpperCase(), value],
        [name.toLowerCase(), value],
      ] as [string, string][],
  )
}

function inside(stage: StageState, folder: string): [string, Entry][] {
  return stage.tree.entries().filter(([path]) => isWithin(path, folder))
}

function declare(stage: StageState, instruction: Instruction): void {
  for (const [name, value] of declared(instruction, (each) => variable(stage, each), stage.escape)) {
    const known = stage.request.buildArgs.get(name) ?? value ?? stage.globals.get(name)
    if (known === undefined) continue
    stage.args.set(name, known)
    if (stage.request.builder === 'buildkit') stage.hidingEnv.add(name)
  }
}

function command(stage: StageState, { rest, json }: Instruction): readonly string[] {
  return json ?? [...(stage.config.shell ?? ['/bin/sh', '-c']), rest]
}

/** ENTRYPOINT forgets a CMD that came with the base. */
function ownCmd(stage: StageState): readonly string[] | null {
  return stage.config.cmd === stage.inheritedCmd ? null : stage.config.cmd
}

function change(stage: StageState, changes: Partial<Config>): void {
  stage.config = { ...stage.config, ...changes }
}

function union(old: readonly string[], added: readonly string[]): readonly string[] {
  return [...new Set([...old, ...added])].sort()
}
