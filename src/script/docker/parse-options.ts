import type { Field } from '../../shell/expand.ts'
import { known, literal, type Value } from '../../shell/value.ts'
import type { Range } from '../../source/span.ts'
import type { Grammar } from './options.ts'

export interface Option {
  /** The long name. */
  readonly name: string
  /** Null for an option without a value. */
  readonly value: Value | null
  /** From the option's first letter to its value's last. */
  readonly range: Range
  readonly valueField: Field | null
}

export interface ParsedOptions {
  readonly options: readonly Option[]
  readonly operands: readonly Field[]
  /** An option that the table does not have: nobody knows whether it takes the next word. */
  readonly unreadable: Field | null
}

/**
 * Splits a subcommand's words into options and operands as docker's pflag does: `--name=value`, `--name value`,
 * `-nvalue`, `-n value`, `-n=value`, clusters of short flags, `--` as the end of the options.
 */
export function parseOptions(
  grammar: Grammar,
  fields: readonly Field[],
  rangeOf: (field: Field) => Range,
): ParsedOptions {
  const words = new Words(grammar, fields, rangeOf)
  for (let field = words.next(); field; field = words.next()) words.read(field)
  return words
}

class Words implements ParsedOptions {
  readonly options: Option[] = []
  readonly operands: Field[] = []
  unreadable: Field | null = null
  readonly #grammar: Grammar
  readonly #rest: Field[]
  readonly #rangeOf: (field: Field) => Range

  constructor(grammar: Grammar, fields: readonly Field[], rangeOf: (field: Field) => Range) {
    this.#grammar = grammar
    this.#rest = [...fields]
    this.#rangeOf = rangeOf
  }

  next(): Field | undefined {
    return this.#rest.shift()
  }

  read(field: Field): void {
    const first = field.value[0]
    const head = typeof first === 'string' ? first : ''
    if (known(field.value) === '--') this.operands.push(...this.#rest.splice(0))
    else if (head.startsWith('--')) this.#long(field, head)
    else if (head.startsWith('-') && head.length > 1) this.#short(field, head)
    else {
      this.operands.push(field)
      if (this.#grammar.operandEndsOptions) this.operands.push(...this.#rest.splice(0))
    }
  }

  #long(field: Field, head: string): void {
    const equals = head.indexOf('=')
    const name = head.slice(2, equals === -1 ? undefined : equals)
    if (equals === -1 && field.value.length > 1) this.unreadable ??= field
    else this.#take(field, name, equals === -1 ? null : dropLeft(field.value, equals + 1))
  }

  #short(field: Field, head: string): void {
    for (let at = 1; at < head.length; at += 1) {
      const name = this.#grammar.short[head[at]!] ?? ''
      if (this.#grammar.valued.includes(name)) {
        const hasMore = at + 1 < head.length || field.value.length > 1
        const skip = head[at + 1] === '=' ? at + 2 : at + 1
        this.#take(field, name, hasMore ? dropLeft(field.value, skip) : null)
        return
      }
      this.#take(field, name, null)
    }
    // What follows the cluster may be more of its letters.
    if (field.value.length > 1) this.unreadable ??= field
  }

  #take(field: Field, name: string, inline: Value | null): void {
    const isValued = this.#grammar.valued.includes(name)
    const valueField = isValued && inline === null ? this.next() : field
    if (!valueField || (!isValued && !this.#grammar.plain.includes(name))) {
      this.unreadable ??= field
      return
    }
    const value = isValued ? (inline ?? valueField.value) : inline
    const range = { start: this.#rangeOf(field).start, end: this.#rangeOf(valueField).end }
    this.options.push({ name, value, range, valueField })
  }
}

/** The value without the first characters of its first part, which is known text. */
function dropLeft(value: Value, count: number): Value {
  const [first, ...rest] = value
  return [...literal((first as string).slice(count)), ...rest]
}
