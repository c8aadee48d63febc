import type { Diagnostic, Severity } from '../../src/index.ts'
import { severities } from '../../src/report/statistics.ts'
import { positionAt } from '../../src/source/span.ts'

/** A piece of a file's text, and how bad what is said of it is; null where nothing is. */
export interface Piece {
  readonly text: string
  readonly severity: Severity | null
}

/** Cuts a text where diagnostics of its file begin and end; the worst one counts. */
export function piecesOf(path: string, text: string, diagnostics: readonly Diagnostic[]): readonly Piece[] {
  const ranges = diagnostics.flatMap(({ span, severity }) =>
    span?.path === path ? [{ ...shown(text, span.start, span.end), severity }] : [],
  )
  const cuts = new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])
  const places = [...cuts].toSorted((a, b) => a - b)
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1]!
    const here = ranges.filter((range) => range.start <= start && range.end >= end)
    return { text: text.slice(start, end), severity: worst(here.map(({ severity }) => severity)) }
  })
}

/** The diagnostics of a file by the line, from 1, on which their place begins. */
export function linesWith(
  path: string,
  text: string,
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<number, readonly Diagnostic[]> {
  const lines = new Map<number, readonly Diagnostic[]>()
  for (const diagnostic of diagnostics) {
    if (diagnostic.span?.path !== path) continue
    const { line } = positionAt(text, Math.min(diagnostic.span.start, text.length))
    lines.set(line, [...(lines.get(line) ?? []), diagnostic])
  }
  return lines
}

export function worst(given: readonly Severity[]): Severity | null {
  return severities.find((severity) => given.includes(severity)) ?? null
}

/** Within the text, without line feeds at its end, and at least one character long where there is one. */
function shown(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  let start = Math.min(from, text.length)
  let end = Math.min(Math.max(from, to), text.length)
  while (end > start && text[end - 1] === '\n') end -= 1
  if (start === end) {
    const isAtLineEnd = end === text.length || text[end] === '\n'
    if (!isAtLineEnd) end += 1
    else if (start > 0 && text[start - 1] !== '\n') start -= 1
  }
  return { start, end }
}
