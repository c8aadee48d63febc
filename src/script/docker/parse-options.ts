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
  const options: Option[] = []
  const operands: Field[] = []
  const rest = [...fields]
  const unreadable = (field: Field): ParsedOptions => ({ options, operands, unreadable: field })

  const take = (field: Field, name: string, inline: Value | null): boolean => {
    const isValued = grammar.valued.includes(name)
    if (!isValued && !grammar.plain.includes(name)) return false
    const valueField = isValued && inline === null ? (rest.shift() ?? null) : null
    if (isValued && inline === null && valueField === null) return false
    const value = inline ?? valueField?.value ?? null
    const end = valueField ? rangeOf(valueField).end : rangeOf(field).end
    options.push({
      name,
      value,
      range: { start: rangeOf(field).start, end },
      valueField: valueField ?? field,
    })
    return true
  }

  for (let field = rest.shift(); field; field = rest.shift()) {
    const first = field.value[0]
    const head = typeof first === 'string' ? first : ''
    if (head === '--' && known(field.value) !== null) {
      operands.push(...rest)
      break
    }
    if (head.startsWith('--')) {
      const equals = head.indexOf('=')
      const name = head.slice(2, equals === -1 ? undefined : equals)
      if (equals === -1 && field.value.length > 1) return unreadable(field)
      if (!take(field, name, equals === -1 ? null : dropLeft(field.value, equals + 1)))
        return unreadable(field)
    } else if (head.startsWith('-') && head.length > 1) {
      for (let at = 1; at < head.length; at += 1) {
        const name = grammar.short[head[at]!]
        if (name === undefined) return unreadable(field)
        const hasMore = at + 1 < head.length || field.value.length > 1
        if (grammar.valued.includes(name)) {
          const skip = head[at + 1] === '=' ? at + 2 : at + 1
          if (!take(field, name, hasMore ? dropLeft(field.value, skip) : null)) return unreadable(field)
          break
        }
        if (!take(field, name, null)) return unreadable(field)
      }
    } else {
      operands.push(field)
      if (grammar.operandEndsOptions) {
        operands.push(...rest)
        break
      }
    }
  }
  return { options, operands, unreadable: null }
}

/** The value without the first characters of its first part, which is known text. */
function dropLeft(value: Value, count: number): Value {
  const [first, ...rest] = value
  return [...literal((first as string).slice(count)), ...rest]
}
