import type { Diagnostic } from '../../src/index.ts'
import { messageOf } from '../../src/report/message.ts'
import { positionAt } from '../../src/source/span.ts'
import { byId, element } from './dom.ts'
import { linesWith, piecesOf, worst } from './marks.ts'
import { countBySeverity, signs } from './words.ts'
import type { WorkFile } from './workbench.ts'

const text = byId<HTMLTextAreaElement>('text')
const backdrop = byId('backdrop')
const gutter = byId('gutter')
const findings = byId('text-findings')

/**
 * The open file as a plain text field, so that keyboards, screen readers and the browser's own undo work as ever;
 * marks are drawn on a sheet behind it.
 */
export function startEditor(typed: (text: string) => void): void {
  text.addEventListener('input', () => typed(text.value))
  text.addEventListener('scroll', scrollAlong, { passive: true })
}

export function showText(file: WorkFile, diagnostics: readonly Diagnostic[]): void {
  // Writing the same text would lose the caret and what can be undone.
  if (text.value !== file.text) text.value = file.text
  text.setAttribute('aria-label', `Contents of ${file.path}`)
  const here = diagnostics.filter(({ span }) => span?.path === file.path)
  showMarks(file, here)
  showLines(file, here)
  findings.textContent =
    here.length === 0 ? '' : `${countBySeverity(here)} in this file, listed under Findings.`
  scrollAlong()
}

/** Selects a range, in the middle of what can be seen. */
export function select(start: number, end: number): void {
  text.focus()
  text.setSelectionRange(start, end)
  const lineHeight = Number.parseFloat(getComputedStyle(text).lineHeight)
  const { line } = positionAt(text.value, start)
  text.scrollTop = (line - 1) * lineHeight - text.clientHeight / 3
  text.scrollLeft = 0
  text.scrollIntoView({ block: 'nearest' })
}

function showMarks({ path, text: whole }: WorkFile, diagnostics: readonly Diagnostic[]): void {
  const pieces = piecesOf(path, whole, diagnostics).map((piece) =>
    piece.severity === null ? piece.text : element('mark', { class: piece.severity }, piece.text),
  )
  // A line feed at the very end has no height of its own.
  backdrop.replaceChildren(...pieces, '\n ')
}

function showLines({ path, text: whole }: WorkFile, diagnostics: readonly Diagnostic[]): void {
  const marked = linesWith(path, whole, diagnostics)
  const lines = whole.split('\n').map((_, at) => lineNumber(at + 1, marked.get(at + 1) ?? []))
  gutter.replaceChildren(...lines)
}

/** The sign is a short cut for a mouse: for all others the place stands among the findings. */
function lineNumber(number: number, diagnostics: readonly Diagnostic[]): HTMLElement {
  const severity = worst(diagnostics.map((one) => one.severity))
  if (severity === null) return element('div', {}, `${number}`)
  const title = diagnostics.map((one) => `${one.code} ${messageOf(one)}`).join('\n')
  const line = element('div', { class: severity, title }, `${signs[severity]} ${number}`)
  const { span } = diagnostics.find((one) => one.severity === severity)!
  line.addEventListener('click', () => span && select(span.start, span.end))
  return line
}

function scrollAlong(): void {
  backdrop.scrollTop = text.scrollTop
  backdrop.scrollLeft = text.scrollLeft
  gutter.scrollTop = text.scrollTop
}
