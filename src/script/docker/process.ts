import type { Process, ProcessCommand } from '../../pipeline/types.ts'
import type { Field } from '../../shell/expand.ts'
import { known, splitAt } from '../../shell/value.ts'
import type { ImageProcess, World } from '../world.ts'
import type { ParsedOptions } from './parse-options.ts'
import { lastOption } from './read.ts'

/** What `docker run` starts. */
export interface Started {
  /** Null when the image's own words do not say it, and no others were given. */
  readonly command: ProcessCommand | null
  /** Neither the Dockerfile nor the command line says anything: the base image's own command runs. */
  readonly isBases: boolean
  readonly workdir: string | null
}

/** Entrypoint and command as docker puts them together. */
export function startedBy(
  parsed: ParsedOptions,
  words: readonly Field[],
  build: number | null,
  world: World,
): Started {
  const image = imageProcess(build, world)
  const given = lastOption(parsed, 'entrypoint')?.value ?? null
  const option = lastOption(parsed, 'workdir')?.value ?? null
  const workdir = option === null ? image.workdir : known(option)
  const entrypoint = given === null ? image.entrypoint : execOf([known(given)])
  const cmd = words.length > 0 ? execOf(words.map(textOf)) : given === null ? image.cmd : noWords
  if ((given !== null && known(given) === null) || cmd === 'unknown' || entrypoint === 'unknown') {
    return { command: null, isBases: false, workdir }
  }
  const command = joined(entrypoint === noWords ? null : entrypoint, cmd)
  return { command, isBases: command === null && build !== null, workdir }
}

export function processOf(parsed: ParsedOptions, { command }: Started): Process {
  const env = parsed.options
    .filter((option) => option.name === 'env')
    .map((option) => {
      const pair = splitAt(option.value!, '=')
      return { name: known(pair ? pair[0] : option.value!) ?? '', value: pair ? pair[1] : null }
    })
  return {
    command,
    env,
    user: lastOption(parsed, 'user')?.value ?? null,
    workdir: lastOption(parsed, 'workdir')?.value ?? null,
    detached: lastOption(parsed, 'detach') !== null,
    rights: parsed.options.filter(({ name }) => !withoutRights.has(name)).map(({ name }) => `--${name}`),
  }
}

const noWords: ProcessCommand = { form: 'exec', words: [] }

function imageProcess(build: number | null, world: World): ImageProcess {
  const builds = world.steps.slice(world.runs.at(-1)).filter((step) => step.kind === 'build')
  const step = builds.find(({ id }) => id === build)
  return step ? world.facts.processOf(step, builds) : { entrypoint: null, cmd: null, workdir: null }
}

function textOf(field: Field): string | null {
  return field.maySplit || field.glob ? null : known(field.value)
}

function execOf(words: readonly (string | null)[]): ProcessCommand | 'unknown' {
  if (words.includes(null)) return 'unknown'
  return { form: 'exec', words: (words as readonly string[]).filter((word, at) => at > 0 || word !== '') }
}

/** An entrypoint in shell form ignores the command. */
function joined(entrypoint: ProcessCommand | null, cmd: ProcessCommand | null): ProcessCommand | null {
  const isEmpty = (one: ProcessCommand | null): boolean =>
    one === null || (one.form === 'exec' && one.words.length === 0)
  if (isEmpty(entrypoint)) return isEmpty(cmd) ? null : cmd
  if (entrypoint!.form === 'shell' || isEmpty(cmd)) return entrypoint
  const rest = cmd!.form === 'exec' ? cmd!.words : ['/bin/sh', '-c', cmd!.text]
  return { form: 'exec', words: [...(entrypoint as { words: readonly string[] }).words, ...rest] }
}

/** Options under which a process makes the same files as in a RUN. */
const withoutRights = new Set([
  'name',
  'rm',
  'interactive',
  'tty',
  'env',
  'user',
  'workdir',
  'entrypoint',
  'detach',
  'attach',
  'label',
  'pull',
  'quiet',
  'init',
  'sig-proxy',
  'log-driver',
  'log-opt',
  'memory',
  'memory-swap',
  'cpus',
  'cpu-shares',
  'cpu-quota',
  'cpu-period',
  'cpuset-cpus',
  'ulimit',
  'shm-size',
  'restart',
  'cidfile',
  'volume',
  'mount',
  'tmpfs',
])
