import type { DerivedCall } from './derive.ts'
import type { RecordedCall } from './machine.ts'
import { unifyWords, type Bindings } from './unify.ts'

export interface Pair {
  readonly derived: DerivedCall | null
  /** Position in the recorded calls. */
  readonly recorded: number | null
}

/** Puts the calls that belong together side by side, in order, with as few left alone as can be. */
export function align(
  derived: readonly DerivedCall[],
  recorded: readonly RecordedCall[],
  bindings: Bindings,
): Pair[] {
  const memo = new Map<number, { cost: number; pairs: Pair[] }>()
  return best(0, 0).pairs

  function best(at: number, to: number): { cost: number; pairs: Pair[] } {
    const key = at * (recorded.length + 1) + to
    const known = memo.get(key)
    if (known) return known
    const ways: { cost: number; pairs: Pair[] }[] = []
    const one = derived[at]
    const other = recorded[to]
    if (!one && !other) ways.push({ cost: 0, pairs: [] })
    if (one && other && one.name === other.name && unifyWords(one.fields, other.words, bindings))
      ways.push(extend({ derived: one, recorded: to }, 0, best(at + 1, to + 1)))
    if (one) ways.push(extend({ derived: one, recorded: null }, one.maybe ? 0.01 : 1, best(at + 1, to)))
    if (other) ways.push(extend({ derived: null, recorded: to }, 1, best(at, to + 1)))
    const found = ways.reduce((a, b) => (b.cost < a.cost ? b : a))
    memo.set(key, found)
    return found
  }
}

function extend(
  pair: Pair,
  cost: number,
  rest: { cost: number; pairs: Pair[] },
): { cost: number; pairs: Pair[] } {
  return { cost: cost + rest.cost, pairs: [pair, ...rest.pairs] }
}
