import type { Reader } from '../reader.ts'
import type { Rule } from '../rule.ts'
import { spansOf } from './rule-text.ts'
import type { Texts } from './texts.ts'

/** The prefixes of a recipe's first line are those of the whole for `.ONESHELL`: they go before what is first now. */
export function joinOneShell(rule: Rule, { rules }: Reader, texts: Texts): void {
  if (rule.isBuiltin || rule.source.place || !rules.has('.ONESHELL')) return
  const spans = spansOf(rule)
  const [first] = spans
  const next = spans.find((span) => !texts.isGone(span))
  if (!first || !next || next === first) return
  const text = texts.text(first.path)
  const prefixes = /^[@+\-\s]*/.exec(text.slice(first.start, first.end))![0].length
  const own = /^[@+\-\s]*/.exec(text.slice(next.start, next.end))![0].length
  if (prefixes > 0) texts.add(first.path, { start: first.start + prefixes, end: next.start + own, text: '' })
}
