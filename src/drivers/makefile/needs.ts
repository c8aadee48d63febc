import { automaticVariables, type Need } from './automatic.ts'
import { expand } from './expand.ts'
import { filled, type Match } from './implicit.ts'
import { wordsOf, type Text } from './marks.ts'
import { readPattern, stemOf } from './pattern.ts'
import type { HeaderWord, Rule } from './rule.ts'
import type { Session } from './session.ts'
import type { Variables } from './variables.ts'

/** A need, and whether the rule that says so may not be there. */
export interface DoubtfulNeed extends Need {
  readonly isDoubtful: boolean
}

/** What a target needs, as make orders it: the rule with the recipe comes first. */
export function needsOf(
  target: Text,
  rules: readonly Rule[],
  match: Match | null,
  variables: Variables,
  session: Session,
): readonly DoubtfulNeed[] {
  let needs: DoubtfulNeed[] = match ? listOf(match.prerequisites, match.orderOnly, false) : []
  for (const rule of rules) {
    const words = (list: readonly HeaderWord[]): Text[] => wordsFor(target, rule, list, variables, session)
    const own = listOf(words(rule.prerequisites), words(rule.orderOnly), rule.isDoubtful)
    needs = rule.recipe === null ? [...needs, ...own] : [...own, ...needs]
  }
  return needs
}

function listOf(
  prerequisites: readonly Text[],
  orderOnly: readonly Text[],
  isDoubtful: boolean,
): DoubtfulNeed[] {
  return [
    ...prerequisites.map((name) => ({ name, isOrderOnly: false, isDoubtful })),
    ...orderOnly.map((name) => ({ name, isOrderOnly: true, isDoubtful })),
  ]
}

function wordsFor(
  target: Text,
  rule: Rule,
  list: readonly HeaderWord[],
  variables: Variables,
  session: Session,
): Text[] {
  const stem = stemFor(rule, target)
  const words = list.map(({ text }) => (rule.targetPattern === null ? text : filled(text, stem)))
  if (!rule.isExpandedTwice || !words.some((word) => word.includes('$'))) return words
  const automatic = automaticVariables({ target, stem, needs: [] })
  return wordsOf(expand(words.join(' '), { session, variables, automatic, at: rule.at }))
}

/** Of a rule that names its targets, `$*` is the name without a suffix that make knows. */
export function stemFor({ targetPattern }: Rule, target: Text): Text {
  if (targetPattern !== null) return stemOf(readPattern(targetPattern), target) ?? ''
  return /^(.*)\.(?:out|a|ln|o|c|cc|C|cpp|p|f|F|m|r|y|l|s|S|h|tex|sh|el)$/.exec(target)?.[1] ?? ''
}
