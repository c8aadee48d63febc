import { Journal } from '../diagnostics/journal.ts'
import { fold } from '../fold.ts'
import { ended } from '../fold/ended.ts'
import type { Project } from '../project/project.ts'
import { replaceMethods } from '../project/replace-methods.ts'
import type { FoldOptions, FoldResult } from '../result.ts'
import type { Helpers } from './help.ts'
import { traceOf } from './trace.ts'
import type { Trace } from './trace.ts'
import type { Job, Outcome, ScanOptions } from './types.ts'

/** So many folds take some hundredths of a second, after which others may want a turn: a signal, a page's next frame. */
const turn = 16

/** What came of a job. */
export interface Folded {
  readonly result: FoldResult
  readonly trace: Trace
}

export interface Traced extends Outcome {
  readonly trace: Trace
}

/** Folds every job by itself, and tells it. */
export async function foldAll(
  jobs: readonly Job[],
  options: ScanOptions,
  helpers: Helpers | null,
): Promise<readonly Traced[]> {
  const { signal, onEvent } = options
  const results = new Map<Job, Folded>()
  const left = [...jobs]
  const settle = (job: Job, folded: Folded) => {
    results.set(job, folded)
    const { result } = folded
    const [script] = job.scripts
    const [done, total] = [results.size, jobs.length]
    onEvent?.({ type: 'folded', script, status: result.status, result, done, total })
  }
  onEvent?.({ type: 'found', scripts: jobs.length })
  const help = helpers?.({
    total: jobs.length,
    take: (count) => left.splice(-count),
    settle,
    giveBack: (given) => left.push(...given),
  })
  try {
    while (results.size < jobs.length) {
      for (const job of left.splice(0, turn)) {
        signal?.throwIfAborted()
        settle(job, foldJob(job, options))
      }
      if (left.length > 0) await othersTurn()
      else await help?.done
    }
  } finally {
    help?.stop()
  }
  signal?.throwIfAborted()
  return jobs.map((job) => ({ ...job, ...results.get(job)! }))
}

/** @param more what one fold needs beyond what its script is folded with anyway. */
export function foldJob(job: Job, options: ScanOptions, more: Partial<FoldOptions> = {}): Folded {
  const result = foldOne(job, options, more)
  const trace = traceOf(job, result)
  if (options.steps !== false) return { result, trace }
  const pipeline = result.pipeline && { ...result.pipeline, steps: [], origins: [] }
  return { result: { ...result, pipeline }, trace }
}

function foldOne({ scripts }: Job, options: ScanOptions, more: Partial<FoldOptions>): FoldResult {
  const [script] = scripts
  // What it throws is its owner's.
  const own = options.optionsFor?.(script)
  try {
    return fold({
      ...options,
      ...own,
      ...more,
      project: asSeenFrom(script, options.project),
      script: scripts.length === 1 ? script : scripts,
    })
  } catch (error) {
    return failed(script, error)
  }
}

/** To a script that git ignores, git's word on the files around it says nothing: all are there or none is. */
function asSeenFrom(script: string, project: Project): Project {
  return project.ignoredByGit(script) ? replaceMethods(project, { ignoredByGit: () => false }) : project
}

function failed(script: string, error: unknown): FoldResult {
  const journal = new Journal()
  const problem = error instanceof Error ? error.message : String(error)
  journal.add('SF109', { path: script, start: 0, end: 0 }, { script, problem })
  return ended('refused', journal)
}

function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve)
  })
}
