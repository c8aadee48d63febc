import { Failure, Unmodelled } from '../failure.ts'
import { expandFields, expandText } from './expand.ts'
import { parseShell } from './parse.ts'
import { at, read, write, type Process, type Programs } from './process.ts'
import type { AndOr, Command, List, Pipeline, Redirection, Simple } from './syntax.ts'

class Exit extends Error {
  readonly status: number

  constructor(status: number) {
    super(`exit ${status}`)
    this.status = status
  }
}

export interface Outcome {
  readonly status: number
  readonly output: string
  /** What failed, for people. */
  readonly complaints: readonly string[]
}

/** Runs shell text to its end, or to its `exit` or first failure under `set -e`. */
export function runShell(text: string, process: Process, programs: Programs, options: { errexit?: boolean } = {}): Outcome {
  const shell = new Shell(process, programs, options.errexit ?? false)
  try {
    return { status: shell.list(parseShell(text), '', false), output: shell.output, complaints: shell.complaints }
  } catch (error) {
    if (!(error instanceof Exit)) throw error
    return { status: error.status, output: shell.output, complaints: shell.complaints }
  }
}

class Shell {
  readonly process: Process
  readonly programs: Programs
  readonly complaints: string[] = []
  output = ''
  errexit: boolean
  /** The status of the last `$( )`, which is that of an assignment. */
  #captureStatus = 0

  constructor(process: Process, programs: Programs, errexit: boolean) {
    this.process = process
    this.programs = programs
    this.errexit = errexit
  }

  /** `tested` when the status is looked at, so that `set -e` does not end the script. */
  list(list: List, stdin: string, tested: boolean): number {
    let status = 0
    for (const each of list) {
      status = this.#andOr(each, stdin, tested)
      this.process.variables.set('?', String(status))
    }
    return status
  }

  #andOr(node: AndOr, stdin: string, tested: boolean): number {
    let status = this.#pipeline(node.first, stdin, tested || node.rest.length > 0)
    for (const [index, { operator, pipeline }] of node.rest.entries()) {
      if ((status === 0) !== (operator === '&&')) continue
      status = this.#pipeline(pipeline, stdin, tested || index < node.rest.length - 1)
    }
    return status
  }

  #pipeline(node: Pipeline, stdin: string, tested: boolean): number {
    let input = stdin
    let status = 0
    for (const [index, command] of node.commands.entries()) {
      const before = this.output
      const last = index === node.commands.length - 1
      if (!last) this.output = ''
      status = this.#command(command, input, tested || node.negated || !last)
      if (last) break
      input = this.output
      this.output = before
    }
    if (node.negated) return status === 0 ? 1 : 0
    if (status !== 0 && this.errexit && !tested) throw new Exit(status)
    return status
  }

  #command(command: Command, stdin: string, tested: boolean): number {
    if (command.kind === 'simple') return this.#simple(command, stdin)
    if (command.kind === 'if') {
      const chosen = this.list(command.test, stdin, true) === 0 ? command.yes : command.no
      return this.list(chosen, stdin, tested)
    }
    if (command.kind === 'for') {
      let status = 0
      for (const value of command.words.flatMap((word) => this.#fields(word))) {
        this.process.variables.set(command.name, value)
        status = this.list(command.body, stdin, tested)
      }
      return status
    }
    return this.#subshell(command.body, stdin, tested)
  }

  #subshell(body: List, stdin: string, tested: boolean): number {
    const inner = new Shell({ ...this.process, variables: new Map(this.process.variables) }, this.programs, this.errexit)
    try {
      return inner.list(body, stdin, tested)
    } catch (error) {
      if (!(error instanceof Exit)) throw error
      return error.status
    } finally {
      this.output += inner.output
      this.complaints.push(...inner.complaints)
    }
  }

  #simple(node: Simple, stdin: string): number {
    this.#captureStatus = 0
    const values = node.assignments.map(({ name, value }) => [name, this.#text(value)] as const)
    const [name, ...args] = node.words.flatMap((word) => this.#fields(word))
    if (name === undefined) {
      for (const [variable, value] of values) this.process.variables.set(variable, value)
      return this.#captureStatus
    }
    try {
      return this.#redirected(node.redirections, stdin, (input) => this.#call(name, args, input))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      this.complaints.push(`${[name, ...args].join(' ')}: ${error.message}`)
      return 1
    }
  }

  #redirected(redirections: readonly Redirection[], stdin: string, body: (stdin: string) => number): number {
    let input = stdin
    let sink: { path: string; append: boolean } | null = null
    for (const { descriptor, operator, target } of redirections) {
      const path = this.#text(target)
      if (descriptor === 2) continue
      if (operator === '<') input = read(this.process, path)
      else if (operator === '>&') sink = { path: '/dev/null', append: true }
      else {
        sink = { path: at(this.process, path), append: operator === '>>' }
        if (sink.path !== '/dev/null') write(this.process, path, '', sink.append)
      }
    }
    if (!sink) return body(input)
    const before = this.output
    this.output = ''
    try {
      return body(input)
    } finally {
      if (sink.path !== '/dev/null') write(this.process, sink.path, this.output, true)
      this.output = before
    }
  }

  #call(name: string, args: readonly string[], stdin: string): number {
    if (name === 'exit') throw new Exit(Number(args[0] ?? 0))
    if (name === 'set') {
      if (args[0]?.startsWith('-')) this.errexit ||= args[0].includes('e')
      return 0
    }
    if (name === 'trap' || name === 'export' || name === ':') return this.#declare(name === 'export' ? args : [])
    const program = this.programs.get(name)
    if (!program) throw new Unmodelled(`command: ${name} ${args.join(' ')}`)
    const print = (text: string): void => {
      this.output += text
    }
    return program({ process: this.process, args, stdin, print }) ?? 0
  }

  #declare(args: readonly string[]): number {
    for (const arg of args) {
      const [name, ...value] = arg.split('=')
      if (value.length > 0) this.process.variables.set(name!, value.join('='))
    }
    return 0
  }

  #fields = (word: Parameters<typeof expandFields>[0]): string[] => expandFields(word, this.process, this.#captured)

  #text = (word: Parameters<typeof expandText>[0]): string => expandText(word, this.process, this.#captured)

  #captured = (text: string): string => {
    const before = this.output
    this.output = ''
    this.#captureStatus = this.#subshell(parseShell(text), '', false)
    const said = this.output
    this.output = before
    return said.replace(/\n+$/, '')
  }
}
