import { parseShell } from './parse.ts'
import type { Process, Programs } from './process.ts'
import { Exit, fields, runSimple, type Surroundings } from './simple.ts'
import type { AndOr, Command, List, Pipeline } from './syntax.ts'

export interface Outcome {
  readonly status: number
  readonly output: string
  /** What failed, for people. */
  readonly complaints: readonly string[]
}

/** Runs shell text to its end, or to its `exit` or first failure under `set -e`. */
export function runShell(
  text: string,
  process: Process,
  programs: Programs,
  options: { errexit?: boolean } = {},
): Outcome {
  const shell = new Shell(process, programs, options.errexit ?? false)
  try {
    return {
      status: shell.list(parseShell(text), '', false),
      output: shell.output,
      complaints: shell.complaints,
    }
  } catch (error) {
    if (!(error instanceof Exit)) throw error
    return { status: error.status, output: shell.output, complaints: shell.complaints }
  }
}

class Shell implements Surroundings {
  readonly process: Process
  readonly programs: Programs
  readonly complaints: string[] = []
  output = ''
  errexit: boolean
  captureStatus = 0

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
    if (command.kind === 'simple') return runSimple(this, command, stdin)
    if (command.kind === 'if') {
      const chosen = this.list(command.test, stdin, true) === 0 ? command.yes : command.no
      return this.list(chosen, stdin, tested)
    }
    if (command.kind === 'for') {
      let status = 0
      for (const value of command.words.flatMap((word) => fields(this, word))) {
        this.process.variables.set(command.name, value)
        status = this.list(command.body, stdin, tested)
      }
      return status
    }
    return this.#subshell(command.body, stdin, tested)
  }

  #subshell(body: List, stdin: string, tested: boolean): number {
    const inner = new Shell(
      { ...this.process, variables: new Map(this.process.variables) },
      this.programs,
      this.errexit,
    )
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

  capture(text: string): string {
    const before = this.output
    this.output = ''
    this.captureStatus = this.#subshell(parseShell(text), '', false)
    const said = this.output
    this.output = before
    return said.replace(/\n+$/, '')
  }
}
