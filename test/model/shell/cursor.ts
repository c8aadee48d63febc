import { Unmodelled } from '../failure.ts'
import type { Word } from './syntax.ts'
import type { Token } from './tokens.ts'

/** A place in a row of tokens. */
export class Cursor {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(all: readonly Token[]) {
    this.#tokens = all
  }

  get token(): Token | undefined {
    return this.#tokens[this.#at]
  }

  next(): void {
    this.#at++
  }

  word(): Word {
    const token = this.#tokens[this.#at++]
    if (token?.kind !== 'word') throw new Unmodelled('shell: a word is missing')
    return token.word
  }

  plain(): string | null {
    const token = this.#tokens[this.#at]
    return token?.kind === 'word' ? plainText(token.word) : null
  }

  keyword(text: string): boolean {
    if (this.plain() !== text) return false
    this.#at++
    return true
  }

  expect(text: string): void {
    if (!this.keyword(text)) throw new Unmodelled(`shell: ${text} is missing`)
  }

  peeks(text: string): boolean {
    const token = this.#tokens[this.#at]
    return token?.kind === 'operator' && token.text === text
  }

  operator(...texts: readonly string[]): string | null {
    const found = texts.find((text) => this.peeks(text)) ?? null
    if (found) this.#at++
    return found
  }

  need(text: string): void {
    if (!this.operator(text)) throw new Unmodelled(`shell: ${text} is missing`)
  }
}

/** The text of a word without quotes or expansions; something that is no keyword otherwise. */
export function plainText(word: Word): string {
  return word.map((part) => (part.kind === 'text' && !part.quoted ? part.text : '\u0000')).join('')
}
