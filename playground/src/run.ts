import { fold } from '../../src/fold.ts'
import type { FoldResult, Project } from '../../src/index.ts'
import { memoryProject } from '../../src/project/memory.ts'
import { findCandidates } from '../../src/scan/candidates.ts'
import { foldSettings } from './settings.ts'
import type { Workbench } from './workbench.ts'

/** What came of the files: `failed` is a defect of stagefold's own, told as one. */
export type Outcome =
  | { readonly kind: 'no-script' }
  | { readonly kind: 'failed'; readonly message: string }
  | Folding

export interface Folding {
  readonly kind: 'result'
  readonly script: string
  readonly project: Project
  readonly result: FoldResult
}

/** Folds what the page holds: with the script that was chosen, or with the first that there is something to say of. */
export function run(bench: Workbench): Outcome {
  try {
    const project = memoryProject(Object.fromEntries(bench.files.map(({ path, text }) => [path, text])))
    const scripts = bench.script === null ? findCandidates('', { project }) : [bench.script]
    const tried = scripts.map((script): Folding => {
      return {
        kind: 'result',
        script,
        project,
        result: fold({ project, script, ...foldSettings(bench.settings) }),
      }
    })
    return tried.find(({ result }) => result.status !== 'nothing') ?? tried[0] ?? { kind: 'no-script' }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

/** The tab of the script is the one to begin with. */
export function withScriptOpen(bench: Workbench): Workbench {
  const outcome = run(bench)
  const active = bench.files.findIndex(({ path }) => outcome.kind === 'result' && path === outcome.script)
  return { ...bench, active: Math.max(0, active) }
}
