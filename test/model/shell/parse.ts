import { Unmodelled } from '../failure.ts'
import type { AndOr, Command, List, Part, Pipeline, Redirection, Simple, Word } from './syntax.ts'
import { tokens, type Token } from './tokens.ts'

/** A small shell of the model's own, so that a misreading of stagefold's cannot hide itself. */
export function parseShell(text: string): List {
  const parser = new Parser(tokens(text))
  const list = parser.list([])
  parser.end()
  return list
}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(all: readonly Token[]) {
    this.#tokens = all
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new Unmodelled(`shell: ${JSON.stringify(this.#tokens[this.#at])}`)
  }

  list(until: readonly string[]): List {
    const out: AndOr[] = []
    for (;;) {
      while (this.#operator('\n', ';')) continue
      if (this.#at >= this.#tokens.length || until.includes(this.#plain() ?? '') || this.#peeks(')')) return out
      out.push(this.#andOr())
      if (this.#peeks('&')) throw new Unmodelled('shell: &')
    }
  }

  #andOr(): AndOr {
    const first = this.#pipeline()
    const rest: { operator: '&&' | '||'; pipeline: Pipeline }[] = []
    for (;;) {
      const operator = this.#operator('&&', '||')
      if (!operator) return { first, rest }
      while (this.#operator('\n')) continue
      rest.push({ operator: operator as '&&' | '||', pipeline: this.#pipeline() })
    }
  }

  #pipeline(): Pipeline {
    const negated = this.#keyword('!')
    const commands = [this.#command()]
    while (this.#operator('|')) {
      while (this.#operator('\n')) continue
      commands.push(this.#command())
    }
    return { negated, commands }
  }

  #command(): Command {
    if (this.#operator('(')) {
      const body = this.list([])
      this.#need(')')
      return { kind: 'subshell', body }
    }
    if (this.#keyword('for')) return this.#loop()
    if (this.#keyword('if')) return this.#condition()
    return this.#simple()
  }

  #loop(): Command {
    const name = plainText(this.#word())
    this.#expect('in')
    const words: Word[] = []
    while (!this.#peeks(';') && !this.#peeks('\n')) words.push(this.#word())
    while (this.#operator(';', '\n')) continue
    this.#expect('do')
    const body = this.list(['done'])
    this.#expect('done')
    return { kind: 'for', name, words, body }
  }

  #condition(): Command {
    const test = this.list(['then'])
    this.#expect('then')
    const yes = this.list(['else', 'elif', 'fi'])
    if (this.#keyword('elif')) {
      const nested = this.#condition()
      return { kind: 'if', test, yes, no: [{ first: { negated: false, commands: [nested] }, rest: [] }] }
    }
    const no = this.#keyword('else') ? this.list(['fi']) : []
    this.#expect('fi')
    return { kind: 'if', test, yes, no }
  }

  #simple(): Simple {
    const assignments: { name: string; value: Word }[] = []
    const words: Word[] = []
    const redirections: Redirection[] = []
    let glued = false
    for (;;) {
      const token = this.#tokens[this.#at]
      if (token?.kind === 'operator' && ['>', '>>', '<', '>&'].includes(token.text)) {
        this.#at++
        redirections.push(this.#redirection(token.text as Redirection['operator'], glued ? words : []))
        glued = false
      } else if (token?.kind === 'word') {
        this.#at++
        glued = token.glued
        const assigned = words.length === 0 ? assignment(token.word) : null
        if (assigned) assignments.push(assigned)
        else words.push(token.word)
      } else break
    }
    if (assignments.length + words.length + redirections.length === 0) throw new Unmodelled('shell: no command')
    return { kind: 'simple', assignments, words, redirections }
  }

  #redirection(operator: Redirection['operator'], words: Word[]): Redirection {
    const last = words.at(-1)
    const numbered = last?.length === 1 && last[0]!.kind === 'text' && /^[12]$/.test(plainText(last)) && !last[0]!.quoted
    if (numbered) words.pop()
    const descriptor = numbered ? Number(plainText(last!)) : operator === '<' ? 0 : 1
    return { descriptor, operator, target: this.#word() }
  }

  #word(): Word {
    const token = this.#tokens[this.#at++]
    if (token?.kind !== 'word') throw new Unmodelled('shell: a word is missing')
    return token.word
  }

  #plain(): string | null {
    const token = this.#tokens[this.#at]
    return token?.kind === 'word' ? plainText(token.word) : null
  }

  #keyword(text: string): boolean {
    if (this.#plain() !== text) return false
    this.#at++
    return true
  }

  #expect(text: string): void {
    if (!this.#keyword(text)) throw new Unmodelled(`shell: ${text} is missing`)
  }

  #peeks(text: string): boolean {
    const token = this.#tokens[this.#at]
    return token?.kind === 'operator' && token.text === text
  }

  #operator(...texts: readonly string[]): string | null {
    const found = texts.find((text) => this.#peeks(text)) ?? null
    if (found) this.#at++
    return found
  }

  #need(text: string): void {
    if (!this.#operator(text)) throw new Unmodelled(`shell: ${text} is missing`)
  }
}

function plainText(word: Word): string {
  return word.map((part) => (part.kind === 'text' && !part.quoted ? part.text : '\u0000')).join('')
}

function assignment(word: Word): { name: string; value: Word } | null {
  let head = ''
  for (const [at, part] of word.entries()) {
    if (part.kind !== 'text' || part.quoted) return null
    head += part.text
    if (!head.endsWith('=')) continue
    const name = head.slice(0, -1)
    return /^[A-Za-z_]\w*$/.test(name) ? { name, value: word.slice(at + 1) as readonly Part[] } : null
  }
  return null
}
