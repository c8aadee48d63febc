import type { Journal } from '../diagnostics/journal.ts'
import type { FileChange, FoldOptions } from '../result.ts'
import { drivenStart, type Driven } from '../script/driven.ts'
import { runScripts } from '../script/run.ts'
import { baseName } from '../source/path.ts'
import { imageFacts } from './image-facts.ts'

/**
 * Other jobs of a CI file have machines of their own, and check the same files out: they cannot build what the fold
 * changes, nor name what it deletes.
 */
export function refuseOtherGoals(
  { file, goals }: Driven,
  edits: readonly FileChange[],
  { project }: FoldOptions,
  journal: Journal,
): void {
  if (file.goalsShareFiles) return
  const changed = edits.map(({ path }) => path).filter((path) => !file.texts.has(path))
  for (const { name } of file.goals) {
    if (goals.includes(name)) continue
    const world = runScripts(project, [drivenStart(file, [name], false)], imageFacts(project))
    for (const step of world.steps) {
      const { dockerfile } = step.kind === 'build' ? step : { dockerfile: null }
      if (dockerfile !== null && changed.includes(dockerfile))
        journal.add('SF252', step.span, { job: name, file: dockerfile })
    }
    for (const { path, range } of world.fragments) {
      const words = file.texts
        .get(path)!
        .slice(range.start, range.end)
        .split(/[\s"'=;]+/)
      const named = changed.find((one) => words.some((word) => isPath(word, one)))
      const isTold = world.steps.some(
        ({ kind, span }) => kind === 'build' && span.start >= range.start && span.end <= range.end,
      )
      if (named !== undefined && !isTold) journal.add('SF252', { path, ...range }, { job: name, file: named })
    }
  }
}

function isPath(word: string, path: string): boolean {
  return word === path || baseName(word) === baseName(path)
}
