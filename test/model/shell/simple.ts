import { Failure, Unmodelled } from '../failure.ts'
import { expandFields, expandText } from './expand.ts'
import { at, read, write, type Process, type Programs } from './process.ts'
import type { Redirection, Simple, Word } from './syntax.ts'

/** `exit`, or a failure under `set -e`. */
export class Exit extends Error {
  readonly status: number

  constructor(status: number) {
    super(`exit ${status}`)
    this.status = status
  }
}

/** What a simple command needs of the shell that it stands in. */
export interface Surroundings {
  readonly process: Process
  readonly programs: Programs
  /** What was printed so far. */
  output: string
  errexit: boolean
  /** Runs the text of a `$( )` and gives its output. */
  capture(text: string): string
  /** The status of the last `$( )`, which is that of an assignment. */
  captureStatus: number
  readonly complaints: string[]
}

export function runSimple(shell: Surroundings, node: Simple, stdin: string): number {
  shell.captureStatus = 0
  const { variables } = shell.process
  const values = node.assignments.map(({ name, value }) => [name, text(shell, value)] as const)
  const [name, ...args] = node.words.flatMap((word) => fields(shell, word))
  if (name === undefined) {
    for (const [variable, value] of values) variables.set(variable, value)
    return shell.captureStatus
  }
  try {
    return redirected(shell, node.redirections, stdin, (input) => call(shell, name, args, input))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    shell.complaints.push(`${[name, ...args].join(' ')}: ${error.message}`)
    return 1
  }
}

export function fields(shell: Surroundings, word: Word): string[] {
  return expandFields(word, shell.process, (inner) => shell.capture(inner))
}

function text(shell: Surroundings, word: Word): string {
  return expandText(word, shell.process, (inner) => shell.capture(inner))
}

function redirected(
  shell: Surroundings,
  redirections: readonly Redirection[],
  stdin: string,
  body: (stdin: string) => number,
): number {
  let input = stdin
  let sink: string | null = null
  for (const { descriptor, operator, target } of redirections) {
    const path = text(shell, target)
    if (descriptor === 2) continue
    if (operator === '<') input = read(shell.process, path)
    else sink = operator === '>&' ? '/dev/null' : at(shell.process, path)
    if (operator.startsWith('>') && sink !== '/dev/null') write(shell.process, path, '', operator === '>>')
  }
  if (sink === null) return body(input)
  const before = shell.output
  shell.output = ''
  try {
    return body(input)
  } finally {
    if (sink !== '/dev/null') write(shell.process, sink, shell.output, true)
    shell.output = before
  }
}

function call(shell: Surroundings, name: string, args: readonly string[], stdin: string): number {
  if (name === 'exit') throw new Exit(Number(args[0] ?? 0))
  if (name === 'set') shell.errexit ||= args.some((arg) => /^-\w*e/.test(arg))
  if (name === 'export') declare(shell.process, args)
  if (['set', 'export', 'trap', ':'].includes(name)) return 0
  const program = shell.programs.get(name)
  if (!program) throw new Unmodelled(`command: ${name} ${args.join(' ')}`)
  const print = (said: string): void => {
    shell.output += said
  }
  return program({ process: shell.process, args, stdin, print }) ?? 0
}

function declare({ variables }: Process, args: readonly string[]): void {
  for (const arg of args) {
    const [name, ...value] = arg.split('=')
    if (value.length > 0) variables.set(name!, value.join('='))
  }
}
