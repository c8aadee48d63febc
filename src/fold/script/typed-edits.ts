import { quote } from 'shell-quote'
import type { Journal } from '../../diagnostics/journal.ts'
import type { TextEdit } from '../../source/span.ts'
import { joinPath } from '../../source/path.ts'
import { isStream } from '../context-operand.ts'
import type { UnitedContext } from '../contexts.ts'
import type { Part } from '../plan.ts'
import { relative, withBlanksBefore } from './context-edits.ts'

/** A Dockerfile that stood in the script, and came through standard input, is a file from now on. */
export function editTyped(
  part: Part,
  dockerfile: string,
  { root, isRead }: UnitedContext,
  behind: number,
  text: string,
  journal: Journal,
): TextEdit[] {
  const { cwd, operand, file, typed, context } = part.build
  if (cwd === null || cwd.startsWith('/') || root.startsWith('/') || !operand) {
    journal.add('SF219', part.build.span)
    return []
  }
  const { redirect, document } = typed!
  const edits: TextEdit[] = document ? [{ ...range(document), text: '' }] : []
  const path = quote([relative(cwd, dockerfile)])
  if (isStream(part, text) && !isRead && !file) {
    // Nothing is read from a context, so the build still needs none (E105).
    const end = part.build.span.end
    edits.push(redirect ? { ...range(redirect), text: `< ${path}` } : { start: end, end, text: ` < ${path}` })
    return edits
  }
  if (redirect) edits.push({ ...withBlanksBefore(redirect, text), text: '' })
  if (isStream(part, text) || context !== root)
    edits.push({ start: operand.start, end: operand.end, text: quote([relative(cwd, root)]) })
  const isDefault = joinPath(root, 'Dockerfile') === dockerfile
  if (file && isDefault) edits.push({ ...withBlanksBefore(file.span, text), text: '' })
  else if (file) edits.push({ start: file.value.start, end: file.value.end, text: path })
  else if (!isDefault) edits.push({ start: behind, end: behind, text: ` -f ${path}` })
  return edits
}

function range({ start, end }: { readonly start: number; readonly end: number }): {
  start: number
  end: number
} {
  return { start, end }
}
