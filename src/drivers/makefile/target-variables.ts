import type { Text } from './marks.ts'
import { readPattern, stemOf } from './pattern.ts'
import type { Reader } from './reader.ts'
import { Variables } from './variables.ts'

/** The variables of one target, and those that its prerequisites see. */
export function targetVariables(
  target: Text,
  outer: Variables,
  { rules }: Reader,
): { readonly own: Variables; readonly inherited: Variables } {
  // The longer the pattern's own text, the later it is set.
  const byPattern = rules.patternVariables
    .filter(({ pattern }) => stemOf(readPattern(pattern), target))
    .toSorted((a, b) => a.pattern.length - b.pattern.length)
    .map(({ variable }) => variable)
  const all = [...byPattern, ...rules.variablesOf(target)]
  if (all.length === 0) return { own: outer, inherited: outer }
  const own = new Variables(outer)
  for (const { apply } of all) apply(own)
  if (!all.some(({ isPrivate }) => isPrivate)) return { own, inherited: own }
  const inherited = new Variables(outer)
  for (const { apply, isPrivate } of all) if (!isPrivate) apply(inherited)
  return { own, inherited }
}
