import { ruleOf } from './own-rules.ts'
import { styleOf } from './style.ts'
import type { Style } from './style.ts'
import { count, grouped } from './summary.ts'
import type { Group, GroupedText } from './tally.ts'
import { visible } from './visible.ts'

const shownTexts = 5
const shownPlaces = 3

/**
 * What was said too often to be shown line by line: what is said most, each text once with its first places and what to
 * do about it. Several lines without a line feed at the end.
 */
export function groupText(group: Group, color = false): string {
  const style = styleOf(color)
  const texts = group.texts()
  const shown = texts.slice(0, shownTexts)
  const left = texts.slice(shownTexts)
  const hints = new Set(texts.map(({ hint }) => hint))
  const lines = [head(group, style), ...shown.flatMap((text) => textLines(text, hints.size > 1, style))]
  if (left.length + group.left > 0) {
    const times = group.count - shown.reduce((sum, text) => sum + text.count, 0)
    lines.push(`  and ${count(left.length + group.left, 'other text')}, at ${count(times, 'place')}`)
  }
  const [hint] = hints
  if (hints.size === 1 && hint !== undefined) lines.push(...hintLines(hint, '  ', style))
  return lines.join('\n')
}

function head({ code, severity, count: times, pipelines }: Group, style: Style): string {
  const name = ruleOf(code)?.name ?? ''
  const shown = visible(code)
  const label = severity === 'error' ? style.red(shown) : `${style.yellow(shown)} ${severity}`
  const often = times === pipelines ? '' : `, ${grouped(times)} times`
  return `${style.bold(label)}${name === '' ? '' : ` ${name}`}: in ${count(pipelines, 'pipeline')}${often}`
}

function textLines(text: GroupedText, withHint: boolean, style: Style): readonly string[] {
  const places = text.places.slice(0, shownPlaces).map((place) => style.bold(visible(place)))
  const left = text.count - places.length
  return [
    `  ${visible(text.message)}`,
    `    ${places.join(', ')}${left > 0 ? ` and ${grouped(left)} more` : ''}`,
    ...(withHint ? hintLines(text.hint, '    ', style) : []),
  ]
}

function hintLines(hint: string, indentation: string, style: Style): readonly string[] {
  return hint === '' ? [] : [`${indentation}${style.cyan('hint:')} ${visible(hint)}`]
}
