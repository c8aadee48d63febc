import type { Journal } from '../diagnostics/journal.ts'
import type { Directive, Dockerfile, Instruction } from '../dockerfile/types.ts'
import { applyEdits } from '../source/edit.ts'
import type { Range, TextEdit } from '../source/span.ts'
import type { Part } from './plan.ts'
import { lineBreak } from './write-copy.ts'

/** One Dockerfile with the edits that the other parts of the fold want. */
export interface Piece {
  readonly part: Part
  /** Stages that the fold makes, to stand before the part's. */
  readonly before: readonly string[]
  readonly edits: readonly TextEdit[]
}

/**
 * Puts the files one below the other. What must stand at the top of a Dockerfile moves there: directives, and the
 * ARGs that FROM lines use (E71, E77, E78).
 */
export function mergeDockerfiles(pieces: readonly Piece[], journal: Journal): string {
  const [first, ...rest] = pieces as readonly [Piece, ...Piece[]]
  const top: TextEdit[] = []
  const texts: string[] = []
  const present = new Set(first.part.dockerfile.globalArgs.map(({ argument }) => argument.trim()))
  for (const piece of rest) {
    const { dockerfile } = piece.part
    const moved = [
      ...moveDirectives(dockerfile, first.part.dockerfile, top, journal),
      ...moveArguments(piece, first, present, top),
    ]
    texts.push(...piece.before)
    texts.push(applyEdits(dockerfile.text, [...piece.edits, ...moved]))
  }
  const head = applyEdits(first.part.dockerfile.text, [...first.edits, ...top])
  return texts.reduce((above, text) => append(above, text), head)
}

function append(above: string, text: string): string {
  const end = lineBreak(above)
  const closed = above.replace(/[ \t\r\n]*$/, '') + end
  return closed + end + text.replace(/^\uFEFF?([ \t]*\r?\n)*/, '')
}

/** The first file's directives stay; another's go, or move up when the first has none of that name. */
function moveDirectives(from: Dockerfile, to: Dockerfile, top: TextEdit[], journal: Journal): TextEdit[] {
  return from.directives.map((directive) => {
    const twin = to.directives.find((one) => one.name === directive.name)
    if (twin && twin.value !== directive.value && directive.name !== 'escape') {
      journal.add(
        'SF303',
        { path: from.path, start: directive.start, end: directive.end },
        { name: directive.name },
      )
    }
    if (!twin && directive.name !== 'escape') top.push(raise(directive, from, to))
    return { ...lineOf(from.text, directive), text: '' }
  })
}

function raise(directive: Directive, from: Dockerfile, to: Dockerfile): TextEdit {
  const at = to.text.startsWith('\uFEFF') ? 1 : 0
  return {
    start: at,
    end: at,
    text: from.text.slice(directive.start, directive.end).trimEnd() + lineBreak(to.text),
  }
}

/** ARGs above the first FROM count only there, so they join those of the first file. */
function moveArguments(piece: Piece, first: Piece, present: Set<string>, top: TextEdit[]): TextEdit[] {
  const from = piece.part.dockerfile
  const to = first.part.dockerfile
  const renamed = first.edits.filter((edit) =>
    to.globalArgs.some((one) => one.start <= edit.start && edit.end <= one.end),
  )
  return from.globalArgs.map((instruction) => {
    const lines = withComment(from.text, instruction)
    const isRenamed = piece.edits.some(
      (edit) => instruction.start <= edit.start && edit.end <= instruction.end,
    )
    const isPresent = present.has(instruction.argument.trim()) && renamed.length === 0 && !isRenamed
    if (!isPresent) {
      if (!isRenamed) present.add(instruction.argument.trim())
      const at = commentStart(to.text, to.stages[0]!.from.start)
      const inside = piece.edits.filter((edit) => lines.start <= edit.start && edit.end <= lines.end)
      const shifted = inside.map((edit) => ({
        ...edit,
        start: edit.start - lines.start,
        end: edit.end - lines.start,
      }))
      const text = applyEdits(from.text.slice(lines.start, lines.end), shifted)
      top.push({ start: at, end: at, text: text.endsWith('\n') ? text : text + lineBreak(to.text) })
    }
    return { ...lines, text: '' }
  })
}

function withComment(text: string, instruction: Instruction): Range {
  const line = lineOf(text, instruction)
  return { start: commentStart(text, line.start), end: line.end }
}

/** Where the comment lines begin that stand directly above a line. */
function commentStart(text: string, at: number): number {
  let start = text.lastIndexOf('\n', at - 1) + 1
  while (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1
    const line = text.slice(above, start)
    if (!/^[ \t]*#/.test(line) || /^#\s*(syntax|escape|check)\s*=/i.test(line)) break
    start = above
  }
  return start
}

/** The whole lines of a range, with the line's end. */
export function lineOf(text: string, range: Range): Range {
  const newline = text.indexOf('\n', range.end)
  return {
    start: text.lastIndexOf('\n', range.start - 1) + 1,
    end: newline === -1 ? text.length : newline + 1,
  }
}
