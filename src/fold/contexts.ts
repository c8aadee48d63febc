import type { Journal } from '../diagnostics/journal.ts'
import { readsContext } from './copies.ts'
import type { Project } from '../project/project.ts'
import { directoryOf, isWithin, pathFrom } from '../source/path.ts'
import { mergeIgnoreFiles, type IgnoreChange } from './ignore-merge.ts'
import type { Part, Plan } from './plan.ts'
import type { ContextView } from './sources.ts'

/** The one context of the merged build. */
export interface UnitedContext {
  /** Its directory in the project. */
  readonly root: string
  /** What stands before the sources of a part, from the root to the part's own context; empty when they are the same. */
  readonly prefixes: ReadonlyMap<Part, string>
  /** What happens to ignore files. */
  readonly ignore: readonly IgnoreChange[]
}

/**
 * Two contexts are united at the nearest folder that holds both (E100). A part that takes nothing but extracted
 * files from its context can live with any.
 *
 * @returns null when they cannot be united; the reason is in the journal.
 */
export function uniteContexts(
  plan: Plan,
  project: Project,
  viewOf: (part: Part) => ContextView,
  journal: Journal,
): UnitedContext | null {
  const reading = [...plan.builders, plan.final].filter((part) => readsContext(part, viewOf(part)))
  const root = reading.length === 0 ? plan.final.context : reading.map((part) => part.context).reduce(common)
  const outside = reading.find((part) => part.context.startsWith('/') && part.context !== plan.final.context)
  if (outside) {
    journal.add('SF304', outside.build.span, {
      one: outside.context || '.',
      other: plan.final.context || '.',
    })
    return null
  }
  const prefixes = new Map<Part, string>()
  for (const part of [...plan.builders, plan.final]) {
    prefixes.set(part, reading.includes(part) ? pathFrom(root, part.context) : '')
  }
  return { root, prefixes, ignore: mergeIgnoreFiles(plan, reading, root, project, journal) }
}

function common(a: string, b: string): string {
  let directory = a
  while (!isWithin(b, directory)) directory = directoryOf(directory)
  return directory
}
