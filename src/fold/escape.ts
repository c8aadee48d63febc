import type { Journal } from '../diagnostics/journal.ts'
import type { Dockerfile } from '../dockerfile/types.ts'
import type { TextEdit } from '../source/span.ts'

/**
 * One file has one escape character, so the continuations of the other file take it over (E77). An escape inside a
 * word, or a line that would become a continuation, is more than a change of that character.
 *
 * @param to the merged file's escape character.
 */
export function convertEscape(dockerfile: Dockerfile, to: string, journal: Journal): TextEdit[] {
  const from = dockerfile.escape
  if (from === to) return []
  const edits: TextEdit[] = []
  for (const instruction of dockerfile.instructions) {
    const text = dockerfile.text.slice(instruction.start, instruction.end)
    const continuations = [...text.matchAll(new RegExp(`\\${from}(?=[ \\t]*\\r?\\n)`, 'g'))].map(
      (match) => match.index,
    )
    const readsEscapes = !shellKeywords.has(instruction.keyword)
    const inWord =
      readsEscapes &&
      [...text].some((char, at) => (char === from || char === to) && !continuations.includes(at))
    const wouldContinue = new RegExp(`\\${to}[ \\t]*\\r?\\n`).test(text)
    if (inWord || wouldContinue || instruction.heredocs.length > 0) {
      journal.add(
        'SF303',
        { path: dockerfile.path, start: instruction.start, end: instruction.end },
        { name: 'escape' },
      )
    }
    for (const at of continuations)
      edits.push({ start: instruction.start + at, end: instruction.start + at + 1, text: to })
  }
  return edits
}

/** Their words go to a shell, which has escapes of its own. */
const shellKeywords = new Set([
  'RUN',
  'CMD',
  'ENTRYPOINT',
  'HEALTHCHECK',
  'SHELL',
  'MAINTAINER',
  'STOPSIGNAL',
])
