import type { Diagnostic, Span } from '../../src/index.ts'
import { hintOf, messageOf } from '../../src/report/message.ts'
import { placeOf } from '../../src/report/place.ts'
import type { ReportContext } from '../../src/report/place.ts'
import { severities } from '../../src/report/statistics.ts'
import { codeWords } from './code-words.ts'
import { element } from './dom.ts'
import { signs } from './words.ts'

type GoTo = (span: Span) => void

/** Fills the list with what there is to say, worst first, each with its way to the place in the source. */
export function showFindings(
  list: HTMLElement,
  diagnostics: readonly Diagnostic[],
  context: ReportContext,
  goTo: GoTo,
): void {
  const sorted = diagnostics.toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  )
  list.replaceChildren(...sorted.map((one) => finding(one, context, goTo)))
  if (sorted.length === 0) list.append(element('li', { class: 'empty' }, 'None.'))
}

function finding(diagnostic: Diagnostic, context: ReportContext, goTo: GoTo): HTMLElement {
  const { code, severity, span, related = [] } = diagnostic
  const hint = hintOf(diagnostic)
  return element(
    'li',
    { class: `finding ${severity}` },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, signs[severity]),
    element(
      'div',
      {},
      element(
        'p',
        {},
        element('span', { class: 'severity' }, severity),
        ' ',
        element('span', { class: 'code' }, code),
        ' ',
        span && placeButton(span, context, goTo),
        span && ' ',
        messageOf(diagnostic),
      ),
      ...related.map((one) => {
        return element('p', { class: 'more' }, one.text, ' ', placeButton(one.span, context, goTo))
      }),
      hint === ''
        ? null
        : element('p', { class: 'more' }, element('b', {}, 'Hint:'), ' ', ...codeWords(hint)),
    ),
  )
}

/** A place that a click, or a key, leads to. */
export function placeButton(span: Span, context: ReportContext, goTo: GoTo): HTMLElement {
  const button = element('button', { type: 'button', class: 'place' }, placeOf(context, span))
  button.addEventListener('click', () => goTo(span))
  return button
}
