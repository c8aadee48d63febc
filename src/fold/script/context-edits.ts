import { quote } from 'shell-quote'
import type { Journal } from '../../diagnostics/journal.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import { editTyped } from './typed-edits.ts'
import { isStream } from '../context-operand.ts'
import type { UnitedContext } from '../contexts.ts'
import type { Part } from '../plan.ts'
import { directoryOf, isWithin, joinPath, pathFrom } from '../../source/path.ts'

/**
 * A `docker build` that stays reads the merged Dockerfile in the united context: its context word and its `-f`
 * change where they meant something else.
 *
 * @param behind where the subcommand's word ends: a place for a new `-f`.
 * @param isCalledElsewhere than where the script calls it: then its paths are others, too.
 */
export function editContext(
  part: Part,
  dockerfile: string,
  united: UnitedContext,
  behind: number,
  text: string,
  journal: Journal,
  isCalledElsewhere = false,
): TextEdit[] {
  const { build } = part
  if (build.typed) return editTyped(part, dockerfile, united, behind, text, journal)
  if (build.streamed) return editStreamed(part, dockerfile, united, behind, text, journal)
  const edits: TextEdit[] = []
  const isStreamed = isStream(part, text)
  const changesContext = build.context !== united.root || (isStreamed && united.isRead) || isCalledElsewhere
  const namesOther = fileOf(part, build.context!) !== dockerfile || isCalledElsewhere
  const changesFile = namesOther || (changesContext && !build.file)
  if (!changesContext && !changesFile) return edits
  const isOutside = build.cwd?.startsWith('/') || (changesContext && united.root.startsWith('/'))
  if (build.cwd === null || isOutside || (isStreamed && changesFile && build.readAt !== dockerfile)) {
    journal.add('SF219', build.span)
    return edits
  }
  if (changesContext && build.operand) {
    edits.push({
      start: build.operand.start,
      end: build.operand.end,
      // The Dockerfile alone was on standard input, without a context (E105).
      text: (isStreamed ? '-f - ' : '') + quote([relative(build.cwd, united.root)]),
    })
  }
  const isDefault = joinPath(united.root, 'Dockerfile') === dockerfile
  const file = quote([relative(build.cwd, dockerfile)])
  if (build.file && namesOther) {
    if (isDefault) edits.push({ ...withBlanksBefore(build.file.span, text), text: '' })
    else edits.push({ start: build.file.value.start, end: build.file.value.end, text: file })
  } else if (!build.file && !isDefault && !isStreamed)
    edits.push({ start: behind, end: behind, text: ` -f ${file}` })
  return edits
}

/** The stream was all that the build had; now it is given a folder. */
function editStreamed(
  { build }: Part,
  dockerfile: string,
  { root }: UnitedContext,
  behind: number,
  text: string,
  journal: Journal,
): TextEdit[] {
  const { cwd, operand, file, streamed } = build
  if (cwd === null || cwd.startsWith('/') || !operand) {
    journal.add('SF219', build.span)
    return []
  }
  const edits: TextEdit[] = [{ start: operand.start, end: operand.end, text: quote([relative(cwd, root)]) }]
  if (streamed!.redirect) edits.push({ ...withBlanksBefore(streamed!.redirect, text), text: '' })
  const isDefault = joinPath(root, 'Dockerfile') === dockerfile
  const path = quote([relative(cwd, dockerfile)])
  if (file && isDefault) edits.push({ ...withBlanksBefore(file.span, text), text: '' })
  else if (file) edits.push({ start: file.value.start, end: file.value.end, text: path })
  else if (!isDefault) edits.push({ start: behind, end: behind, text: ` -f ${path}` })
  return edits
}

function fileOf(part: Part, context: string): string {
  return part.build.readAt ?? joinPath(context, 'Dockerfile')
}

/** The path from one directory of the project to another place in it. */
export function relative(from: string, to: string): string {
  let ups = 0
  let base = from
  while (!isWithin(to, base)) {
    base = directoryOf(base)
    ups += 1
  }
  const down = pathFrom(base, to)
  return [...Array<string>(ups).fill('..'), ...(down === '' ? [] : [down])].join('/') || '.'
}

/** An option together with what separates it from the word before it. */
export function withBlanksBefore(span: Range, text: string): Range {
  const blanks = /(\s|\\\r?\n)*$/.exec(text.slice(0, span.start))![0]
  return { start: span.start - blanks.length, end: span.end }
}
