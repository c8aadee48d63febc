import type { FoldResult } from '../../src/index.ts'
import { diffRows } from './diff-rows.ts'
import type { DiffLine, DiffRow, FileDiff } from './diff-rows.ts'
import { element } from './dom.ts'

const kinds = {
  same: ['', ''],
  added: ['+', 'added '],
  removed: ['−', 'removed '],
} as const

/** Every file that the fold changes, as a table of lines. */
export function diffSections({ edits }: FoldResult): readonly HTMLElement[] {
  return edits.map(diffRows).map(fileSection)
}

function fileSection(diff: FileDiff): HTMLElement {
  const counts = [diff.added > 0 && `+${diff.added}`, diff.removed > 0 && `−${diff.removed}`].filter(Boolean)
  const heading = element(
    'h3',
    {},
    diff.path,
    element('span', { class: `fate ${diff.fate}` }, diff.fate),
    element('span', { class: 'quiet' }, counts.join(' ')),
  )
  const caption = element('caption', { class: 'heard-only' }, `Lines of ${diff.path}`)
  const rows = element('tbody', {}, ...diff.rows.map(row))
  return element(
    'section',
    { class: 'file-diff' },
    heading,
    element('table', { class: 'lines' }, caption, rows),
  )
}

function row(line: DiffRow): HTMLElement {
  if (line.kind === 'gap') return element('tr', { class: 'gap' }, element('td', { colspan: 4 }, '⋯'))
  const [sign, word] = kinds[line.kind]
  return element(
    'tr',
    { class: line.kind },
    element('td', { class: 'number' }, line.before === null ? '' : String(line.before)),
    element('td', { class: 'number' }, line.after === null ? '' : String(line.after)),
    element('td', { class: 'sign' }, sign, element('span', { class: 'heard-only' }, word)),
    element('td', { class: 'text' }, ...lineText(line)),
  )
}

function lineText({ text, differs, endsOpen }: DiffLine): readonly (Node | string | null)[] {
  const [start, end] = differs ?? [0, 0]
  return [
    text.slice(0, start),
    end > start ? element('em', {}, text.slice(start, end)) : null,
    text.slice(end),
    endsOpen ? element('span', { class: 'quiet' }, ' (no line feed at the end)') : null,
  ]
}
