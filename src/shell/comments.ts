import { forEachChild, type Script, type SyntaxNode } from './parse.ts'

export interface Comment {
  readonly start: number
  /** Before the line's end. */
  readonly end: number
}

const known = new WeakMap<Script, readonly Comment[]>()

/** The comments of a script, in order. The parser keeps none, so they are looked for in the gaps between words. */
export function findComments(script: Script): readonly Comment[] {
  const comments = known.get(script) ?? readComments(script)
  known.set(script, comments)
  return comments
}

function readComments(script: Script): readonly Comment[] {
  const comments: Comment[] = []
  const covered = coveredRanges(script)
  let at = 0
  for (const range of [...covered, { start: script.text.length, end: script.text.length }]) {
    while (at < range.start) {
      const hash = script.text.indexOf('#', at)
      if (hash === -1 || hash >= range.start) break
      const newline = script.text.indexOf('\n', hash)
      const end = newline === -1 ? script.text.length : newline
      comments.push({ start: hash, end: script.text[end - 1] === '\r' ? end - 1 : end })
      at = end
    }
    at = Math.max(at, range.end)
  }
  return comments
}

/** Words, here documents and arithmetic: a `#` inside these is no comment. */
function coveredRanges(script: Script): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = []
  const open: SyntaxNode[] = [script.tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (isOpaque(node)) ranges.push({ start: node.pos, end: node.end })
    else forEachChild(node, (child) => open.push(child))
    if (node.type === 'HereDoc')
      ranges.push({ start: node.body.pos, end: node.closing?.end ?? node.body.end })
  }
  return ranges.sort((a, b) => a.start - b.start)
}

function isOpaque(node: SyntaxNode): boolean {
  return ['Word', 'HereDoc', 'ArithmeticCommand', 'ArrayValue', 'HereDocDelimiter'].includes(node.type)
}
