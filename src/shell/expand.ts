import { joined, listOf } from './list.ts'
import { expandParameter } from './parameter.ts'
import type { ParsedScript, Word, WordPart } from './parse.ts'
import { concat, literal, unknown, type Value } from './value.ts'

/** What a word needs to know of the running script. */
export interface Scope {
  /** The variable's value; null when it is known to be unset. */
  variable(name: string): Value | null
  assign(name: string, value: Value): void
  /** The elements of an array, the arguments for `@`; null when nobody knows how many there are. */
  list(name: string): readonly Value[] | null
  /** An array of which nobody knows how many there are, but none unless the script is told more. */
  isEmptyByDefault(name: string): boolean
  /** What `$(…)` prints, without the newlines at its end. */
  substitute(script: ParsedScript, text: string, offset: number): Value
  /** An unknown for what cannot be evaluated, equal only to itself at this place. */
  opaque(text: string, offset: number): Value
}

/** One argument that a word became: a word can give none, one or several. */
export interface Field {
  readonly value: Value
  /** The word it came from. */
  readonly word: Word
  /** An unknown stands unquoted in it, so that it may be several arguments, or none, when the script runs. */
  readonly maySplit: boolean
  /** It holds an unquoted `*`, `?` or `[…]`, still in the value as written. */
  readonly glob: boolean
}

/** Expands a word as an argument: quotes removed, variables replaced, unquoted blanks split. */
export function expandFields(word: Word, scope: Scope): Field[] {
  const builder = new FieldBuilder(word)
  for (const part of word.parts ?? [wholeWord(word)]) addPart(builder, part, scope)
  return builder.finish()
}

/** Expands a word where the shell does not split: the right side of an assignment, a here document. */
export function expandValue(word: Word, scope: Scope): Value {
  return expandParts(word.parts ?? [wholeWord(word)], scope)
}

export function expandParts(parts: readonly WordPart[], scope: Scope): Value {
  return concat(...parts.map((part) => partValue(part, scope)))
}

/** A word without quotes and expansions, as the one part that it is. The parser's nodes have getters, so no spread. */
export function wholeWord(word: Word): WordPart {
  return { type: 'Literal', pos: word.pos, end: word.end, value: word.value, text: word.text }
}

function addPart(builder: FieldBuilder, part: WordPart, scope: Scope, isQuoted = false): void {
  const list = listOf(part, scope)
  const isWhole = isQuoted || (list?.isQuoted ?? false)
  if (list?.values && !(isWhole && list.joins)) return builder.list(list.values, isWhole)
  switch (part.type) {
    case 'Literal':
      builder.text(partValue(part, scope))
      break
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      builder.quoted(partValue(part, scope))
      break
    case 'DoubleQuoted':
    case 'LocaleString':
      if (part.parts.some((one) => listOf(one, scope)?.values)) {
        for (const one of part.parts) addPart(builder, one, scope, true)
      } else builder.quoted(partValue(part, scope), part.parts.some(isList))
      break
    case 'Glob':
    case 'ExtendedGlob':
      builder.pattern(part.text)
      break
    case 'BraceExpansion':
      builder.expansion(partValue(part, scope))
      break
    default:
      if (isQuoted) builder.quoted(partValue(part, scope), isList(part))
      else builder.expansion(partValue(part, scope))
  }
}

function partValue(part: WordPart, scope: Scope): Value {
  const list = listOf(part, scope)
  if (list?.values) return joined(list.values)
  // Without the arguments that fill it there is nothing in it.
  if (list?.isEmptyByDefault) return scope.opaque(part.text, part.pos).map((one) => withEmpty(one))
  switch (part.type) {
    case 'Literal':
      return part.text.startsWith('~')
        ? concat(scope.variable('HOME') ?? [], literal(part.value.slice(1)))
        : literal(part.value)
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return literal(part.value)
    case 'DoubleQuoted':
    case 'LocaleString':
      return expandParts(part.parts, scope)
    case 'Glob':
      return literal(part.text)
    case 'SimpleExpansion':
      return scope.variable(part.text.slice(1)) ?? []
    case 'ParameterExpansion':
      return expandParameter(part, scope)
    case 'CommandExpansion':
      return part.script && part.script.source === undefined
        ? scope.substitute(part.script, part.text, part.pos)
        : scope.opaque(part.text, part.pos)
    default:
      return scope.opaque(part.text, part.pos)
  }
}

function withEmpty(part: Value[number]): Value[number] {
  return typeof part === 'string' ? part : { ...part, fallback: [] }
}

/** `"$@"` and `"${A[@]}"` are several arguments even in quotes. */
function isList(part: WordPart): boolean {
  if (part.type === 'SimpleExpansion') return part.text === '$@'
  return part.type === 'ParameterExpansion' && (part.parameter === '@' || part.index?.text === '@')
}

class FieldBuilder {
  readonly #word: Word
  readonly #fields: Field[] = []
  #value: Value = []
  #started = false
  #maySplit = false
  #glob = false

  constructor(word: Word) {
    this.#word = word
  }

  text(value: Value): void {
    this.#started = true
    this.#value = concat(this.#value, value)
  }

  quoted(value: Value, maySplit = false): void {
    this.text(value)
    this.#maySplit ||= maySplit
  }

  pattern(text: string): void {
    this.text(literal(text))
    this.#glob = true
  }

  /** An unquoted expansion: known blanks split, an unknown may. */
  expansion(value: Value): void {
    for (const part of value) {
      if (typeof part !== 'string') {
        this.text([part])
        this.#maySplit ||= !part.whole
        continue
      }
      for (const [at, piece] of part.split(/[ \t\n]+/).entries()) {
        if (at > 0) this.#close()
        if (piece !== '') this.text(literal(piece))
      }
    }
  }

  /** Each is an argument; the first and the last join what stands around them. */
  list(values: readonly Value[], isQuoted: boolean): void {
    for (const [at, value] of values.entries()) {
      if (at > 0) this.#close()
      if (isQuoted) this.quoted(value)
      else this.expansion(value)
    }
  }

  finish(): Field[] {
    this.#close()
    return this.#fields
  }

  #close(): void {
    if (this.#started) {
      this.#fields.push({ value: this.#value, word: this.#word, maySplit: this.#maySplit, glob: this.#glob })
    }
    this.#value = []
    this.#started = false
    this.#maySplit = false
    this.#glob = false
  }
}

/** For callers that hold a text and no word. */
export function opaqueAt(path: string, text: string, offset: number, moment = 0): Value {
  return unknown(`${path}:${offset}:${text}#${moment}`, text)
}
