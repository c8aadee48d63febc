import type { Journal } from '../../diagnostics/journal.ts'
import type { World } from '../../script/world.ts'
import type { Span, TextEdit } from '../../source/span.ts'

/** Where in a file of the shell something comes to stand. */
export interface Place {
  readonly path: string
  readonly at: number
}

/** Words of the shell as the file around a place writes them. */
export function writeWords(words: string, { path, at }: Place, world: World): string {
  return world.driven.get(path)?.write(words, path, at) ?? words
}

/** Edits that say words of the shell. */
export function writeEdits(edits: readonly TextEdit[], path: string, world: World): TextEdit[] {
  return edits.map((edit) => ({ ...edit, text: writeWords(edit.text, { path, at: edit.start }, world) }))
}

/** What a file has at one place, references of its own language with it, moves only to where it says the same. */
export function refuseOtherWriting(
  from: Span,
  text: string,
  to: Place,
  world: World,
  journal: Journal,
): void {
  const source = { path: from.path, at: from.start }
  const isSameFile = world.driven.get(from.path) === world.driven.get(to.path)
  const isSameStyle = isSameFile && isWrittenAlike(special, source, to, world)
  const isPlain = [source, to].every((place) => writeWords(text, place, world) === text)
  const isSameScalar = !text.includes('\n') || isWrittenAlike('\n-', source, to, world)
  if (!(isSameStyle && isSameScalar) && !isPlain) journal.add('SF255', from, { word: text })
}

/** What some way of writing has another form for. */
const special = `'"\\$\`{{#`

function isWrittenAlike(text: string, one: Place, other: Place, world: World): boolean {
  return writeWords(text, one, world) === writeWords(text, other, world)
}
