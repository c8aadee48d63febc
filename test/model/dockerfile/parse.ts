import { Failure, Unmodelled } from '../failure.ts'
import { logicalLines } from './lines.ts'

export interface Instruction {
  readonly keyword: string
  readonly flags: readonly (readonly [string, string])[]
  readonly rest: string
  /** The JSON form's strings, or null. */
  readonly json: readonly string[] | null
}

export interface Stage {
  readonly index: number
  readonly base: string
  readonly name: string | null
  readonly instructions: readonly Instruction[]
}

export interface Dockerfile {
  readonly escape: string
  readonly globals: readonly Instruction[]
  readonly stages: readonly Stage[]
}

/** A parser of the model's own, so that a misreading of stagefold's cannot hide itself. */
export function parseDockerfile(text: string): Dockerfile {
  const { lines, escape } = logicalLines(text)
  const globals: Instruction[] = []
  const stages: (Stage & { instructions: Instruction[] })[] = []
  for (const line of lines) {
    const instruction = parseInstruction(line)
    const stage = stages.at(-1)
    if (instruction.keyword === 'FROM')
      stages.push({ index: stages.length, ...readFrom(instruction), instructions: [] })
    else if (stage) stage.instructions.push(instruction)
    else if (instruction.keyword === 'ARG') globals.push(instruction)
    else throw new Failure(`no build stage in current context: ${line}`)
  }
  if (stages.length === 0) throw new Failure('file with no instructions')
  return { escape, globals, stages }
}

export function parseInstruction(line: string): Instruction {
  const [, word = '', after = ''] = /^(\S+)\s*([^]*)$/.exec(line)!
  const keyword = word.toUpperCase()
  const flags: [string, string][] = []
  let rest = after
  for (;;) {
    const match = /^--([a-z-]+)(?:=(\S*))?\s+([^]*)$/.exec(rest)
    if (!match || keyword === 'CMD' || keyword === 'ENTRYPOINT') break
    flags.push([match[1]!, match[2] ?? ''])
    rest = match[3]!
  }
  if (/(^|\s)\d*<<-?['"]?\w/.test(rest) && ['RUN', 'COPY', 'ADD'].includes(keyword))
    throw new Unmodelled(`heredoc: ${line}`)
  return { keyword, flags, rest, json: readJson(rest) }
}

function readFrom({ rest }: Instruction): { base: string; name: string | null } {
  const [base = '', as, name, ...more] = rest.split(/\s+/)
  if (as === undefined) return { base, name: null }
  if (as.toUpperCase() !== 'AS' || name === undefined || more.length > 0) throw new Failure(`FROM ${rest}`)
  if (!/^[a-z][a-z0-9-_.]*$/.test(name.toLowerCase()))
    throw new Failure(`invalid name for build stage: ${name}`)
  return { base, name: name.toLowerCase() }
}

function readJson(text: string): string[] | null {
  if (!text.startsWith('[')) return null
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null
  } catch {
    return null
  }
}
