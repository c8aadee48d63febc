import type { Project } from '../project/project.ts'
import type { PlacedPiece } from '../shell/placed-text.ts'
import { ROOT } from '../shell/root.ts'
import { concat, literal, type Value } from '../shell/value.ts'
import { applyEdits } from '../source/edit.ts'
import { baseName, directoryOf } from '../source/path.ts'
import type { TextEdit } from '../source/span.ts'
import { isTaken } from '../data/as-meant.ts'
import type { Dialect } from './dialect.ts'
import type { Driver, DriverReading } from './driver.ts'
import { expandMacros } from './macros.ts'
import { readLines, type Line } from './read-lines.ts'
import { shellStatement } from './shell-fragment.ts'
import { readText } from './read-text.ts'

/** Straight lines of docker commands; a file with anything else is not read. */
export function straightLines(dialect: Dialect): Driver {
  return {
    name: dialect.name,
    handles: (path) => dialect.extension.test(path),
    read: (project: Project, path): DriverReading => {
      const source = readText(project, path)
      if (!source.ok) return source
      const { text } = source
      const reading = readLines(text, dialect)
      if (!reading.ok) return reading
      const { lines, said } = reading
      const range = { start: lines[0]?.range.start ?? 0, end: lines.at(-1)?.range.end ?? 0 }
      const directory = directoryOf(path)
      const given = dialect.given(directory === '' ? ROOT : concat(ROOT, literal(`/${directory}`)))
      const pieces = lines.flatMap((line): PlacedPiece[] => [
        ...line.pieces,
        { text: '\n', range: { start: line.range.end, end: line.range.end } },
      ])
      const expanded = expandMacros(pieces, dialect.variable, (match) => {
        const { name, isEnvironment } = dialect.nameOf(match)
        const value = said.get(name)
        if (!isEnvironment && value !== undefined) return literal(value)
        return (isEnvironment ? null : given.get(name)) ?? dialect.unset(name, isEnvironment)
      })
      const fragment = {
        path,
        range,
        statement: expanded && shellStatement(expanded.pieces, range),
        cwd: directory,
        variables: expanded?.variables ?? new Map<string, Value>(),
        opaque: expanded?.opaque ?? [],
        isFailureIgnored: false,
        isMaybe: false,
      }
      const name = baseName(path)
      return {
        ok: true,
        file: {
          path,
          texts: new Map([[path, text]]),
          goalsShareFiles: true,
          goals: [{ name, range: { start: 0, end: text.length }, needs: [] }],
          fragmentsOf: (goals) => (goals.includes(name) ? [fragment] : []),
          write: (written) => written,
          tidy: (edits) => (isStraight(text, lines, edits.get(path) ?? [], dialect) ? new Map() : null),
          commandFor: () => dialect.start(name),
        },
      }
    },
  }
}

/** What is left reads as the same lines, without those that went, and something is left. */
function isStraight(
  text: string,
  lines: readonly Line[],
  edits: readonly TextEdit[],
  dialect: Dialect,
): boolean {
  const after = readLines(applyEdits(text, edits), dialect)
  const kept = lines.filter(({ range }) => !isTaken(range, edits))
  return after.ok && kept.length > 0 && after.lines.length === kept.length
}
