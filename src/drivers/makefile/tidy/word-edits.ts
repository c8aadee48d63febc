import type { Range, TextEdit } from '../../../source/span.ts'

/** A word of a list, and what stands there afterwards: itself, nothing, or other words. */
export interface ListWord extends Range {
  readonly becomes: readonly string[] | null
}

/** The edits that take words out of a list and leave its layout. */
export function listEdits(words: readonly ListWord[], behindColon: number): TextEdit[] {
  const edits: TextEdit[] = []
  for (let at = 0; at < words.length; at += 1) {
    if (words[at]!.becomes === null) continue
    const first = at
    while (at + 1 < words.length && words[at + 1]!.becomes !== null) at += 1
    const run = words.slice(first, at + 1)
    const text = run.flatMap(({ becomes }) => becomes!).join(' ')
    const [start, end] = [run[0]!.start, run.at(-1)!.end]
    const before = words[first - 1]
    const after = words[at + 1]
    if (text !== '') edits.push({ start, end, text })
    else if (before) edits.push({ start: before.end, end, text })
    else edits.push(after ? { start, end: after.start, text } : { start: behindColon, end, text })
  }
  return edits
}
