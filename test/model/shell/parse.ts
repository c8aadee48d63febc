import { Unmodelled } from '../failure.ts'
import { Cursor, plainText } from './cursor.ts'
import type { AndOr, Command, List, Part, Pipeline, Redirection, Simple, Word } from './syntax.ts'
import { tokens } from './tokens.ts'

/** A small shell of the model's own, so that a misreading of stagefold's cannot hide itself. */
export function parseShell(text: string): List {
  const cursor = new Cursor(tokens(text))
  const list = new Parser(cursor).list([])
  if (cursor.token) throw new Unmodelled(`shell: ${JSON.stringify(cursor.token)}`)
  return list
}

class Parser {
  readonly #in: Cursor

  constructor(all: Cursor) {
    this.#in = all
  }

  list(until: readonly string[]): List {
    const out: AndOr[] = []
    for (;;) {
      while (this.#in.operator('\n', ';')) continue
      if (!this.#in.token || until.includes(this.#in.plain() ?? '') || this.#in.peeks(')')) return out
      out.push(this.#andOr())
      if (this.#in.peeks('&')) throw new Unmodelled('shell: &')
    }
  }

  #andOr(): AndOr {
    const first = this.#pipeline()
    const rest: { operator: '&&' | '||'; pipeline: Pipeline }[] = []
    for (;;) {
      const operator = this.#in.operator('&&', '||')
      if (!operator) return { first, rest }
      while (this.#in.operator('\n')) continue
      rest.push({ operator: operator as '&&' | '||', pipeline: this.#pipeline() })
    }
  }

  #pipeline(): Pipeline {
    const negated = this.#in.keyword('!')
    const commands = [this.#command()]
    while (this.#in.operator('|')) {
      while (this.#in.operator('\n')) continue
      commands.push(this.#command())
    }
    return { negated, commands }
  }

  #command(): Command {
    if (this.#in.operator('(')) {
      const body = this.list([])
      this.#in.need(')')
      return { kind: 'subshell', body }
    }
    if (this.#in.keyword('for')) return this.#loop()
    if (this.#in.keyword('if')) return this.#condition()
    return this.#simple()
  }

  #loop(): Command {
    const name = plainText(this.#in.word())
    this.#in.expect('in')
    const words: Word[] = []
    while (!this.#in.peeks(';') && !this.#in.peeks('\n')) words.push(this.#in.word())
    while (this.#in.operator(';', '\n')) continue
    this.#in.expect('do')
    const body = this.list(['done'])
    this.#in.expect('done')
    return { kind: 'for', name, words, body }
  }

  #condition(): Command {
    const test = this.list(['then'])
    this.#in.expect('then')
    const yes = this.list(['else', 'elif', 'fi'])
    if (this.#in.keyword('elif')) {
      const nested = this.#condition()
      return { kind: 'if', test, yes, no: [{ first: { negated: false, commands: [nested] }, rest: [] }] }
    }
    const no = this.#in.keyword('else') ? this.list(['fi']) : []
    this.#in.expect('fi')
    return { kind: 'if', test, yes, no }
  }

  #simple(): Simple {
    const assignments: { name: string; value: Word }[] = []
    const words: Word[] = []
    const redirections: Redirection[] = []
    let glued = false
    for (;;) {
      const token = this.#in.token
      if (token?.kind === 'operator' && ['>', '>>', '<', '>&'].includes(token.text)) {
        this.#in.next()
        redirections.push(this.#redirection(token.text as Redirection['operator'], glued ? words : []))
        glued = false
      } else if (token?.kind === 'word') {
        this.#in.next()
        glued = token.glued
        const assigned = words.length === 0 ? assignment(token.word) : null
        if (assigned) assignments.push(assigned)
        else words.push(token.word)
      } else break
    }
    if (assignments.length + words.length + redirections.length === 0)
      throw new Unmodelled('shell: no command')
    return { kind: 'simple', assignments, words, redirections }
  }

  #redirection(operator: Redirection['operator'], words: Word[]): Redirection {
    const last = words.at(-1)
    const numbered =
      last?.length === 1 && last[0]!.kind === 'text' && /^[12]$/.test(plainText(last)) && !last[0]!.quoted
    if (numbered) words.pop()
    const descriptor = numbered ? Number(plainText(last!)) : operator === '<' ? 0 : 1
    return { descriptor, operator, target: this.#in.word() }
  }
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
