import type { DockerfileError, Instruction, Range, Stage, Word } from './types.ts'

/** The stages of a list of instructions, and what BuildKit would say against them. */
export interface Stages {
  readonly globalArgs: readonly Instruction[]
  readonly stages: readonly Stage[]
  readonly errors: readonly DockerfileError[]
}

/** Cuts instructions into stages as `instructions.Parse` does: only ARGs may stand before the first FROM. */
export function readStages(instructions: readonly Instruction[]): Stages {
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM')
  if (first === -1) return { globalArgs: [], stages: [], errors: [noFrom(instructions)] }
  const errors: DockerfileError[] = []
  const globalArgs = instructions.slice(0, first)
  for (const early of globalArgs) {
    if (early.keyword !== 'ARG') errors.push(error(early, `${early.keyword} before the first FROM`))
  }
  const stages: Stage[] = []
  for (let at = first; at < instructions.length;) {
    const following = instructions.findIndex(({ keyword }, index) => index > at && keyword === 'FROM')
    const end = following === -1 ? instructions.length : following
    const stage = readStage(instructions.slice(at, end), stages.length)
    if ('message' in stage) errors.push(stage)
    else stages.push(stage)
    at = end
  }
  return { globalArgs, stages, errors }
}

/** BuildKit's rule, applied after the name is made lower case. */
const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/

function readStage(instructions: readonly Instruction[], index: number): Stage | DockerfileError {
  const from = instructions[0]!
  const base = from.words[0]!
  const named = from.words.length === 3 && from.words[1]!.text.toLowerCase() === 'as'
  if (!named && from.words.length !== 1) {
    return error(from.argumentRange, 'FROM requires either one or three arguments')
  }
  const name: Word | null = named ? from.words[2]! : null
  if (name !== null && !isStageName(name.text)) {
    return error(name, `invalid name for build stage: "${name.text}"`)
  }
  const platform = from.flags.find((flag) => flag.name === 'platform')?.value ?? null
  const { end } = instructions.at(-1)!
  return { start: from.start, end, index, from, base, name, platform, instructions: instructions.slice(1) }
}

/** Whether BuildKit takes a text as a stage's name. */
function isStageName(name: string): boolean {
  return STAGE_NAME.test(name.toLowerCase())
}

function noFrom(instructions: readonly Instruction[]): DockerfileError {
  const start = instructions[0]?.start ?? 0
  const end = instructions[0]?.keywordRange.end ?? 0
  return { start, end, message: instructions.length === 0 ? 'file with no instructions' : 'no FROM' }
}

function error({ start, end }: Range, message: string): DockerfileError {
  return { start, end, message }
}
