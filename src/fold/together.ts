import { Journal } from '../diagnostics/journal.ts'
import type { FoldOptions } from '../result.ts'
import { mainOf, type World } from '../script/world.ts'
import type { Pattern } from './find.ts'
import { look } from './look.ts'
import { partsOf } from './plan.ts'
import { findStarts } from './starts.ts'

/**
 * Which of several scripts that are called one after the other belong together, because one of them takes what another
 * builds or extracts.
 *
 * @returns the paths of each group in the order in which they are called; a script that is alone is one of its own.
 */
export function scriptsTogether(options: FoldOptions & { readonly script: readonly string[] }): string[][] {
  const groups = options.script.map((path) => [path])
  const starts = findStarts(options, new Journal())
  if (starts.length === 0) return groups
  const { world, patterns } = look(starts, [new Map()], options, new Journal())
  for (const pattern of patterns) {
    const own = new Set(mainsOf(pattern, world).map((main) => options.script[main]))
    const joined = groups.filter((group) => group.some((path) => own.has(path)))
    for (const other of joined.slice(1)) {
      joined[0]!.push(...other)
      groups.splice(groups.indexOf(other), 1)
    }
  }
  const order = (path: string): number => options.script.indexOf(path)
  return groups.map((group) => group.toSorted((a, b) => order(a) - order(b)))
}

function mainsOf(pattern: Pattern, world: World): readonly number[] {
  const steps = [...partsOf(pattern).map(({ build }) => build.id), ...pattern.artifacts.keys()]
  return steps.filter((step) => step >= 0 && step < world.steps.length).map((step) => mainOf(world, step))
}
