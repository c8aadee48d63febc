import { scriptsTogether } from '../fold/together.ts'
import { foldOptions } from './fold-target.ts'
import type { Options } from './options.ts'
import type { Target } from './targets.ts'

/**
 * Scripts of one project that were named together, and of which one takes what another builds or extracts, are one
 * target: they are folded as if they were called in the order of the command line.
 */
export function groupTargets(targets: readonly Target[], options: Options, cwd: string): readonly Target[] {
  const roots = new Set(targets.map(({ root }) => root))
  return [...roots].flatMap((root) => {
    const own = targets.filter((target) => target.root === root)
    const named = own.filter((target) => target.named)
    if (named.length < 2) return own
    const script = named.map((target) => target.script)
    const groups = scriptsTogether({ ...foldOptions(named[0]!, options, cwd), script })
    const first = new Map(groups.map(([path, ...more]) => [path!, more]))
    return own.flatMap((target) => {
      if (!target.named) return [target]
      const more = first.get(target.script)
      return more ? [{ ...target, more }] : []
    })
  })
}
