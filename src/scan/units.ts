import type { Outcome, ScanResult } from './types.ts'

/** Numbers what is to be written together: pipelines that change a file in common, directly or through others. */
export function unitsOf(outcomes: readonly Outcome[]): readonly ScanResult[] {
  const parents = outcomes.map((_, at) => at)
  const find = (at: number): number => {
    let root = at
    while (parents[root] !== root) root = parents[root]!
    parents[at] = root
    return root
  }
  const first = new Map<string, number>()
  for (const [at, { result }] of outcomes.entries()) {
    for (const { path } of result.edits) {
      const known = first.get(path)
      if (known === undefined) first.set(path, at)
      else parents[Math.max(find(at), find(known))] = Math.min(find(at), find(known))
    }
  }
  return outcomes.map(({ scripts, named, result }, at) => ({ scripts, named, result, unit: find(at) }))
}
