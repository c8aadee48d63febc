import { findingsOf } from './findings.ts'
import type { Finding, Level } from './findings.ts'
import type { Formatter, FormatOptions } from './formatter.ts'
import { ruleOf } from './own-rules.ts'
import type { PlainResult } from './plain.ts'
import { Statistics } from './statistics.ts'
import { count, sentenceOf } from './summary.ts'
import { visible } from './visible.ts'

/** GitHub shows so many annotations of each kind for one step of a job; the rest of them nobody sees. */
const shownOfKind = 10

/** A command that is still to be written, with what says how much it matters. */
interface Annotation {
  readonly command: string
  /** How often its code came before it: one of each code tells more than ten of one. */
  readonly nth: number
}

/**
 * Workflow commands of GitHub Actions, which show up as annotations at their lines. Of what GitHub would not show the
 * number is told, in a notice that comes first.
 */
export function githubFormatter({ locate, levels }: FormatOptions): Formatter {
  const statistics = new Statistics()
  const counts = new Map<string, number>()
  const kinds = { error: new Kind(), warning: new Kind(), note: new Kind() }
  return {
    add(result) {
      statistics.add(result, result.root, result.written)
      for (const finding of findingsOf(result, levels)) {
        const nth = counts.get(finding.code) ?? 0
        counts.set(finding.code, nth + 1)
        kinds[finding.level].add(nth, () => annotation(finding, result, locate))
      }
      return ''
    },
    end() {
      const isCut = Object.values(kinds).some((kind) => kind.total > shownOfKind)
      const notices = kinds.note.shown(isCut ? shownOfKind - 1 : shownOfKind)
      const shown = [...kinds.error.shown(), ...kinds.warning.shown(), ...notices]
      const head = isCut ? [summary(statistics, kinds, notices.length)] : []
      return [...head, ...shown].map((line) => `${line}\n`).join('')
    },
  }
}

/** The most telling annotations of one kind; the others are counted. */
class Kind {
  total = 0
  #kept: Annotation[] = []

  add(nth: number, command: () => string): void {
    this.total += 1
    if (nth >= shownOfKind) return
    this.#kept.push({ command: command(), nth })
    if (this.#kept.length > 4 * shownOfKind) this.#kept = this.#first(shownOfKind)
  }

  shown(limit = shownOfKind): readonly string[] {
    return this.#first(limit).map(({ command }) => command)
  }

  #first(limit: number): Annotation[] {
    return this.#kept.toSorted((a, b) => a.nth - b.nth).slice(0, limit)
  }
}

function summary(
  statistics: Statistics,
  { error, warning, note }: Readonly<Record<Level, Kind>>,
  notices: number,
): string {
  const left = [
    [error.total - shownOfKind, 'error'],
    [warning.total - shownOfKind, 'warning'],
    [note.total - notices, 'notice'],
  ] as const
  const words = left.filter(([number]) => number > 0).map(([number, noun]) => count(number, noun))
  const text = `${sentenceOf(statistics)} GitHub shows ${shownOfKind} annotations of a kind: ${words.join(', ')} more are not shown.`
  return `::notice title=stagefold::${data(text)}`
}

function annotation(finding: Finding, { root }: PlainResult, locate: FormatOptions['locate']): string {
  const { code, level, message, hint, path, span } = finding
  const name = ruleOf(code)?.name
  const properties = [
    ['file', locate(root, path)],
    ...(span === null ? [] : placeOf(span)),
    ['title', name === undefined ? code : `${code} ${name}`],
  ] as const
  const words = properties.map(([key, value]) => `${key}=${property(value)}`).join(',')
  const text = hint === '' ? message : `${message}\nhint: ${hint}`
  return `::${level === 'note' ? 'notice' : level} ${words}::${data(visible(text))}`
}

/** Columns are for one line only: with several the runner drops them. `endColumn` is the last column itself. */
function placeOf({ from, to }: NonNullable<Finding['span']>): readonly (readonly [string, string])[] {
  // A span that takes its line feed with it ends before the first column of the next line.
  const last = to.column === 1 && to.line > from.line ? to.line - 1 : to.line
  const lines = [
    ['line', String(from.line)],
    ['endLine', String(last)],
  ] as const
  if (to.line !== from.line) return lines
  return [...lines, ['col', String(from.column)], ['endColumn', String(Math.max(from.column, to.column - 1))]]
}

/** As the runner reads the text of a command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** As the runner reads a property of a command. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
