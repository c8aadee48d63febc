import type { Item } from './blocks.ts'
import type { Token } from './lex.ts'

/** The words of a statement, with a sign for each string. */
export function stringTokens(tokens: readonly Token[]): string {
  return tokens.map(({ type, text }) => (type === 'string' ? text[0] : text)).join(' ')
}

export function tokenAt(items: readonly Item[], at: number): Token | null {
  for (const { range, tokens, block } of items) {
    if (at < range.start || at > range.end) continue
    const own = tokens.find(({ type, start, end }) => type === 'string' && start < at && at < end)
    return own ?? tokenAt(block ?? [], at)
  }
  return null
}
