import type { Span } from '../../source/span.ts'
import type { Goal } from '../driver.ts'
import type { Text } from './marks.ts'
import type { Reader } from './reader.ts'
import { isPattern } from './rule.ts'

/** The targets that a user can name. */
export function goalsOf(reader: Reader, reached: (name: string) => ReadonlySet<Text>): Goal[] {
  const { unknowns } = reader.session
  const goals = new Map<Text, Goal>()
  for (const { isBuiltin, targetPattern, targets, source } of reader.rules.all) {
    if (isBuiltin || (targetPattern === null && targets.some(isPattern))) continue
    for (const { text, range } of targets) {
      if (goals.has(text) || (text.startsWith('.') && !text.includes('/'))) continue
      const name = unknowns.show(text)
      const { start, end } = inFile({ path: source.path, ...range }, reader)
      goals.set(text, {
        name,
        range: { start, end },
        get needs() {
          const others = [...reached(name)].filter((other) => other !== text && goals.has(other))
          return others.map((other) => unknowns.show(other))
        },
      })
    }
  }
  return [...goals.values()]
}

/** Of an included file, the line that includes it. */
function inFile(span: Span, { includes }: Reader): Span {
  let here = span
  const seen = new Set<string>()
  for (let at = includes.get(here.path); at && !seen.has(here.path); at = includes.get(here.path)) {
    seen.add(here.path)
    here = at
  }
  return here
}
