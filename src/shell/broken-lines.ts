import { forEachChild, type ParsedScript, type SyntaxNode, type Word } from './parse.ts'

/** A backslash and the blanks between it and the line's end. */
export interface BrokenLine {
  readonly start: number
  readonly end: number
}

/**
 * A backslash continues a line only when nothing follows it. With blanks behind it the shell sees a word that is
 * one blank, and the next line becomes a command of its own, which nobody means. Such a backslash is moved to
 * the line's end, so that the text keeps its length and every offset.
 */
export function joinBrokenLines(
  text: string,
  parse: (text: string) => ParsedScript,
): { text: string; brokenLines: readonly BrokenLine[] } {
  const candidates = [...text.matchAll(/(?<=[ \t])\\[ \t]+(?=\n)/g)]
  if (candidates.length === 0) return { text, brokenLines: [] }
  const blankWords = wordsThatAreOneBlank(parse(text))
  const brokenLines = candidates
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter((line) => blankWords.has(line.start))
  let joined = text
  for (const { start, end } of brokenLines) {
    joined = `${joined.slice(0, start)}${' '.repeat(end - start - 1)}\\${joined.slice(end)}`
  }
  return { text: joined, brokenLines }
}

/** In quotes, comments and here documents a backslash with blanks is text and stays so. */
function wordsThatAreOneBlank(tree: ParsedScript): ReadonlySet<number> {
  const starts = new Set<number>()
  const open: SyntaxNode[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'Word' && isOneBlank(node)) starts.add(node.pos)
    if (node.type === 'Script' && node.source !== undefined) continue
    forEachChild(node, (child) => open.push(child))
  }
  return starts
}

function isOneBlank(word: Word): boolean {
  return word.parts === undefined && /^\\[ \t]$/.test(word.text)
}
