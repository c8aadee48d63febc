import type { Driver } from './driver.ts'
import { githubActions } from './github-actions/index.ts'

/** One for each kind of file that runs shells without being a script. */
const drivers: readonly Driver[] = [githubActions]

export function driverOf(path: string): Driver | null {
  return drivers.find((driver) => driver.handles(path)) ?? null
}
