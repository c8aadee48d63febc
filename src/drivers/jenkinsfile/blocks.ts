import type { Range } from '../../source/span.ts'
import { lex, type Token } from './lex.ts'

/** A statement of Groovy: words, and a block when it has one. */
export interface Item {
  readonly range: Range
  /** What stands before the block. */
  readonly tokens: readonly Token[]
  readonly block: readonly Item[] | null
}

/** The statements of a file, with their blocks; a number where it cannot be read. */
export function readBlocks(text: string): readonly Item[] | number {
  const tokens = lex(text)
  if (!tokens) return 0
  let at = 0
  let failed: number | null = null

  const items = (depth: number): Item[] => {
    const result: Item[] = []
    while (at < tokens.length && failed === null) {
      const token = tokens[at]!
      if (depth > 100) failed = token.start
      else if (token.text === '}') break
      else if (token.type === 'line') at += 1
      else result.push(item(depth))
    }
    return result
  }

  const item = (depth: number): Item => {
    const from = at
    const head: Token[] = []
    let open = 0
    for (; at < tokens.length; at += 1) {
      const token = tokens[at]!
      if (token.text === '(' || token.text === '[') open += 1
      if (token.text === ')' || token.text === ']') open -= 1
      const isHeld = open > 0 || endsOpen(head)
      if (token.type === 'line') {
        if (!isHeld && !opensBelow(tokens, at)) break
        continue
      }
      if (token.text === '{' && open === 0) {
        at += 1
        const block = items(depth + 1)
        const close = tokens[at]
        if (close?.text !== '}') failed ??= token.start
        at += 1
        return { range: { start: tokens[from]!.start, end: close?.end ?? text.length }, tokens: head, block }
      }
      if (token.text === '}' && open === 0) break
      head.push(token)
    }
    const last = head.at(-1) ?? tokens[from]!
    return { range: { start: tokens[from]!.start, end: last.end }, tokens: head, block: null }
  }

  const all = items(0)
  return failed ?? (at < tokens.length ? tokens[at]!.start : all)
}

/** A statement goes on behind what needs something more. */
function endsOpen(head: readonly Token[]): boolean {
  return /^(?:[,=+&|:?-]|\.)$/.test(head.at(-1)?.text ?? '')
}

/** The brace of a block can stand on the next line. */
function opensBelow(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at).find(({ text }) => text.trim() !== '')?.text === '{'
}
