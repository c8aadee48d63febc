import type { Range } from '../../../source/span.ts'
import type { Reader } from '../reader.ts'
import { addTo } from '../../../source/lists.ts'

export interface Line {
  readonly path: string
  readonly range: Range
}

/**
 * The lines of variables that were read somewhere and are not any more. Also those that a user could set: what nobody
 * reads does nothing. One that is exported is read by commands that nobody can see here.
 *
 * @param after the texts without what is gone, and without the lines of some variables.
 */
export function unusedLines(
  reader: Reader,
  after: (lines: readonly Line[]) => readonly string[],
): readonly Line[] {
  const texts = [...reader.texts.values()]
  // A name that is put together may be any.
  if (texts.some((text) => /\$[({][\w.-]*\$[({]|\.VARIABLES|\$\(eval/.test(text))) return []
  const before = wordCounts(texts)
  const candidates = linesByName(reader)
  const lines: Line[] = []
  for (let count = -1; count < lines.length;) {
    count = lines.length
    const now = wordCounts(after(lines))
    for (const [name, own] of candidates) {
      const wasUsed = (before.get(name) ?? 0) > own.length
      if (!wasUsed || (now.get(name) ?? 0) > own.length) continue
      lines.push(...own)
      candidates.delete(name)
    }
  }
  return lines
}

/** Variables that could go, and where each of them is set. */
function linesByName({ definitions, exports, texts }: Reader): Map<string, Line[]> {
  const lines = new Map<string, Line[]>()
  const kept = new Set<string>()
  for (const { name, at, isConditional } of definitions) {
    const { path, start, end } = at
    const isPlain = /^[A-Za-z_][\w-]+$/.test(name) && !special.has(name) && !exports.isExported(name)
    if (!isPlain || isConditional || !texts.has(path)) kept.add(name)
    addTo(lines, name, { path, range: { start, end } })
  }
  for (const name of kept) lines.delete(name)
  return lines
}

/** Make itself reads them. */
const special = new Set(['SHELL', 'MAKEFLAGS', 'VPATH', 'MAKEFILES', 'MAKE', 'GNUMAKEFLAGS'])

/** How often each name stands in texts, comments aside. */
function wordCounts(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const [line] of text.matchAll(/^(?!\s*#).*$/gm)) {
      for (const [word] of line.matchAll(/[\w.-]*\w/g)) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return counts
}
