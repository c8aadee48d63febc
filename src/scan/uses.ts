import type { Step } from '../pipeline/types.ts'
import type { Span } from '../source/span.ts'
import { joinPath } from '../source/path.ts'
import type { Outcome } from './types.ts'

/** The files that a pipeline is made of, whether or not the fold changes them. */
export function usedFiles({ scripts, result }: Outcome): ReadonlySet<string> {
  const steps = result.pipeline?.steps ?? []
  return new Set([
    ...scripts,
    ...steps.map(({ span }) => span.path),
    ...steps.flatMap(filesOf),
    ...result.edits.map(({ path }) => path),
  ])
}

/** Where a pipeline uses a file: the command that builds from it, or its first one in the script. */
export function placeOfUse({ scripts, result }: Outcome, file: string): Span {
  const steps = result.pipeline?.steps ?? []
  const step =
    steps.find((one) => filesOf(one).includes(file)) ??
    steps.find(({ span }) => span.path === file) ??
    steps.find(({ span }) => span.path === scripts[0])
  return step?.span ?? { path: scripts[0], start: 0, end: 0 }
}

function filesOf(step: Step): readonly string[] {
  if (step.kind !== 'build') return []
  const { dockerfile, readAt, context } = step
  const lists = [dockerfile === null ? null : `${dockerfile}.dockerignore`]
  if (context !== null) lists.push(joinPath(context, '.dockerignore'))
  return [dockerfile, readAt, ...lists].filter((path) => path !== null)
}
