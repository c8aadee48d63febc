import type { Range, Span } from '../../../source/span.ts'
import type { RecipeLine, Rule } from '../rule.ts'
import { wholeLines } from './line-ranges.ts'

/** Where all of a rule stands; null when something else stands within it. */
export function ruleRange(rule: Rule, text: string, prefix: string): Range | null {
  if (rule.source.place) return null
  const head = wholeLines(text, rule.at)
  const spans = commandsOf(rule).map(({ text: line }) => line.span())
  let end = head.end
  for (let at = end; at < text.length;) {
    const line = wholeLines(text, { start: at, end: at + 1 })
    const content = text.slice(line.start, line.end)
    if (content.startsWith(prefix)) end = line.end
    else if (!/^\s*(?:#|$)/.test(content)) break
    at = line.end
  }
  return spans.every((span) => span.start < end) ? { start: head.start, end } : null
}

/** Lines of a recipe that do something. */
export function commandsOf({ recipe }: Rule): readonly RecipeLine[] {
  return (recipe ?? []).filter(({ text }) => !/^[\s@+-]*(?:#|$)/.test(text.text))
}

export function spansOf(rule: Rule): readonly Span[] {
  return commandsOf(rule).map(({ text }) => text.span())
}
