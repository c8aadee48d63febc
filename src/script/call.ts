import type { Field } from '../shell/expand.ts'
import type { Command } from '../shell/parse.ts'
import type { Value } from '../shell/value.ts'
import type { Range } from '../source/span.ts'
import type { Span } from '../source/span.ts'
import type { Content } from './content.ts'
import type { Emission, Role, World } from './world.ts'

/** A simple command after expansion, as the models get it. */
export interface Call {
  readonly node: Command
  readonly range: Range
  readonly name: string
  /** Without the name. */
  readonly args: readonly Field[]
  /** With the name, and with `sudo` and the like before it. */
  readonly fields: readonly Field[]
  /** Assignments in front of it. */
  readonly environment: readonly (readonly [string, Value])[]
  /** Its standard input or output is a pipe or a file. */
  readonly input: Stream
  readonly output: Stream
}

/** `file` with null: a file that nobody can name. */
export type Stream =
  | {
      readonly type: 'inherited' | 'pipe' | 'null' | 'text'
      readonly emission?: Emission | null
      /** The text that comes through it, and the command that prints it into a pipe. */
      readonly content?: Content | null
      readonly feeder?: Span | null
    }
  | {
      readonly type: 'file'
      readonly path: string | null
      readonly appends: boolean
      readonly feeder?: Span | null
    }

/** What a model says of a call. */
export interface Outcome {
  readonly role: Role
  /** `unknown` only for commands that exist to be asked: `test`, `grep -q`. */
  readonly status: 'success' | 'failure' | 'unknown'
  /** What it prints; undefined when that is not modelled. */
  readonly output?: Value
  /** Variables that it sets by their names among its words. */
  readonly assigns?: readonly string[]
  /** As `output`, byte for byte. */
  readonly prints?: Content | null
  /** Files of a container that it writes to its output. */
  readonly emits?: Emission
  /** What it writes to its output is followed. */
  readonly lands?: boolean
}

/** One file states one command's effect on the world. */
export type CommandModel = (call: Call, world: World) => Outcome

export const done: Outcome = { role: 'step', status: 'success' }
