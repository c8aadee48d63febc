import type { Driver } from './driver.ts'

/** One for each kind of file that runs shells without being a script. */
const drivers: readonly Driver[] = []

export function driverOf(path: string): Driver | null {
  return drivers.find((driver) => driver.handles(path)) ?? null
}
