import { textAt } from '../../data/lookup.ts'
import { ROOT } from '../../shell/root.ts'
import { known, type Value } from '../../shell/value.ts'
import { cleanPath, isWithin, pathFrom, resolvePath } from '../../source/path.ts'
import type { Job } from './jobs.ts'

/** Where the project lies in the workspace; null when the job never checks it out. */
export function checkoutOf(job: Job): string | null {
  for (const { value } of job.steps) {
    if (isOwnCheckout(textAt(value, 'uses'), textAt(value, 'with', 'repository'))) {
      return cleanPath(textAt(value, 'with', 'path') ?? '')
    }
    if (/\bgit\s+(?:clone|fetch|checkout)\b/.test(textAt(value, 'run') ?? '')) return null
  }
  return null
}

/** Whether a step brings the project that the workflow is of. */
export function isOwnCheckout(uses: string | null, repository: string | null): boolean {
  if (!uses?.startsWith('actions/checkout@')) return false
  return repository === null || /^\$\{\{\s*github\.repository\s*\}\}$/.test(repository)
}

/** A directory of the workspace as one of the project. */
export function inProject(directory: Value, checkout: string | null): string | null {
  const [first, ...rest] = directory
  const isRooted =
    first !== undefined && typeof first !== 'string' && first.id === (ROOT[0] as typeof first).id
  const text = known(isRooted ? rest : directory)
  if (checkout === null || text === null || text.startsWith('~')) return null
  if (!isRooted && text.startsWith('/')) return cleanPath(text)
  const path = resolvePath('', text.replace(/^\/+/, ''))
  return path !== null && isWithin(path, checkout) ? pathFrom(checkout, path) : null
}
