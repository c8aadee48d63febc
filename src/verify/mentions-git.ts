import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FoldResult } from '../result.ts'
import type { VerifyOptions } from './result.ts'

/** Version stamps come from git: only then is its folder worth the copy. */
export function mentionsGit({ root, script }: VerifyOptions, { pipeline }: FoldResult): boolean {
  const files = pipeline!.steps.flatMap((step) =>
    step.kind === 'build' && step.dockerfile ? [step.dockerfile] : [],
  )
  return [script, files].flat().some((path) => {
    try {
      return /\bgit\b/.test(readFileSync(join(root, path), 'latin1'))
    } catch {
      return false
    }
  })
}
