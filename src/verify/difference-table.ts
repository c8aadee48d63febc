import type { Difference } from './image/types.ts'

const SHOWN = 40

/** One line each, columns aligned; a long list is cut, and JSON has all of it. */
export function differenceTable(differences: readonly Difference[]): readonly string[] {
  const rows = differences.slice(0, SHOWN).map(({ name, field, first, second }) => {
    const label = field === 'value' ? 'config' : field
    return [name, label, first ?? 'none', '→', second ?? 'none'].map(short)
  })
  if (rows.length === 0) return []
  const all = [['path', 'what', 'old', '', 'new'], ...rows]
  const widths = all[0]!.map((_, at) => Math.max(...all.map((row) => row[at]!.length)))
  const lines = all.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at]!)).join('  ')}`.trimEnd())
  return differences.length > SHOWN ? [...lines, `  … and ${differences.length - SHOWN} more`] : lines
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 29)}…${text.slice(-30)}` : text
}
