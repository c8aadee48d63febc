/** What the shell makes of a character that comes next. */
export type Context = 'plain' | 'double' | 'single' | 'escaped' | 'comment' | 'literal document'

/** Follows a text of the shell, as far as it matters for what a variable may be written as. */
export class Quotes {
  /** Quotes and substitutions that are open, the innermost last. */
  readonly #open: ('"' | "'" | '(' | '`' | '{')[] = []
  #isEscaped = false
  #isComment = false
  #isWordStart = true
  #before = ''

  get context(): Context {
    if (this.#isComment) return 'comment'
    if (this.#isEscaped) return 'escaped'
    const last = this.#open.at(-1)
    if (last === "'") return 'single'
    return last === '"' ? 'double' : /<<-?\s*(?:['"\\])/.test(this.#before) ? 'literal document' : 'plain'
  }

  feed(text: string): void {
    for (const char of text) this.#step(char)
    this.#before = (this.#before + text).slice(-200)
  }

  #step(char: string): void {
    const last = this.#open.at(-1)
    const wasWordStart = this.#isWordStart
    this.#isWordStart = /[\s;&|(]/.test(char)
    if (this.#isComment) this.#isComment = char !== '\n'
    else if (this.#isEscaped) this.#isEscaped = false
    else if (last === "'") this.#close(char === "'")
    else if (char === '\\') this.#isEscaped = true
    else if (last === '"') this.#inDouble(char)
    else if (char === '#' && wasWordStart) this.#isComment = true
    else if (char === "'" || char === '"') this.#open.push(char)
    else if (char === '(') this.#open.push('(')
    else if (char === ')') this.#close(last === '(')
    else if (char === '`') this.#backtick()
    this.#dollar = char === '$' && !this.#isEscaped && last !== "'"
  }

  #dollar = false

  #inDouble(char: string): void {
    if (char === '"') this.#open.pop()
    else if (char === '`') this.#backtick()
    else if (char === '(' && this.#dollar) this.#open.push('(')
  }

  #backtick(): void {
    const at = this.#open.lastIndexOf('`')
    if (at === -1) this.#open.push('`')
    else this.#open.splice(at)
  }

  #close(closes: boolean): void {
    if (closes) this.#open.pop()
  }
}
