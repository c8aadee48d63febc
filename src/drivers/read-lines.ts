import type { PlacedPiece, PlacedText } from '../shell/placed-text.ts'
import type { Range } from '../source/span.ts'
import type { Dialect } from './dialect.ts'

export interface Line {
  readonly range: Range
  readonly pieces: PlacedText
}

export interface Lines {
  readonly lines: readonly Line[]
  /** What variables are set to, by their names in small letters. */
  readonly said: ReadonlyMap<string, string>
}

type Reading =
  | ({ readonly ok: true } & Lines)
  | { readonly ok: false; readonly problem: string; readonly at: number }

/** The commands of a file of straight lines, with `/` for `\\`. */
export function readLines(text: string, dialect: Dialect): Reading {
  const lines: Line[] = []
  const said = new Map<string, string>()
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length;) {
    const start = at
    const pieces: PlacedPiece[] = []
    for (;;) {
      const end = lineEnd(text, at)
      const line = text.slice(at, end)
      const cut = dialect.continuation.exec(line)
      const own = cut ? line.slice(0, cut.index) : line
      const prefix = at === start ? (/^\s*@?/.exec(own)?.[0].length ?? 0) : 0
      pieces.push(...withSlashes(own.slice(prefix), at + prefix))
      const next = afterLine(text, end)
      if (cut && next < text.length) pieces.push({ text: ' ', range: { start: at + own.length, end: next } })
      at = next
      if (!cut || next >= text.length) break
    }
    const whole = pieces.map((piece) => piece.text).join('')
    const line = text.slice(start, at)
    const range = { start: start + /^\s*/.exec(line)![0].length, end: start + line.trimEnd().length }
    const { name, value } = dialect.assignment.exec(whole.trimStart())?.groups ?? {}
    if (name !== undefined && said.has(name.toLowerCase())) {
      return { ok: false, problem: 'a variable that changes', at: range.start }
    } else if (name !== undefined) said.set(name.toLowerCase(), value!)
    else if (dialect.command.test(whole.trim()) && !drive.test(whole)) lines.push({ range, pieces })
    else if (whole.trim() !== '' && !dialect.idle.test(whole.trim())) {
      return { ok: false, problem: 'more than docker commands with plain words', at: range.start }
    }
  }
  return { ok: true, lines, said }
}

/** The rest of a POSIX shell's words would take it for a container. */
const drive = /(?:^|[\s"'=:])[A-Za-z]:\//

function withSlashes(line: string, from: number): PlacedPiece[] {
  return line.split(/(\\)/).flatMap((text, at, all) => {
    const start = from + all.slice(0, at).join('').length
    return text === ''
      ? []
      : [{ text: text === '\\' ? '/' : text, range: { start, end: start + text.length } }]
  })
}

function lineEnd(text: string, at: number): number {
  const end = /\r?\n|$/.exec(text.slice(at))!
  return at + end.index
}

function afterLine(text: string, end: number): number {
  return end + /^(?:\r?\n)?/.exec(text.slice(end))![0].length
}
