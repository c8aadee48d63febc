import { setTimeout as wait } from 'node:timers/promises'
import type { Names } from '../names.ts'
import type { Tool } from './tool.ts'

const ROUNDS = 10

/**
 * Removes containers, volumes and images by their throw-away names, until two looks in a row find none: an engine
 * whose client was interrupted may still be about to name something.
 */
export async function clearAway(
  tool: Tool,
  names: Names,
  images: () => Promise<readonly string[]>,
  fetched: readonly string[],
): Promise<void> {
  if (fetched.length > 0) await tool.try('rmi', ...fetched)
  let quiet = 0
  for (let round = 0; quiet < 2 && round < ROUNDS; round += 1) {
    const filter = ['--filter', `name=${names.prefix}`]
    const containers = await tool.lines('ps', '--all', '--quiet', ...filter)
    if (containers.length > 0) await tool.try('rm', '--force', '--volumes', ...containers)
    const volumes = await tool.lines('volume', 'ls', '--quiet', ...filter)
    if (volumes.length > 0) await tool.try('volume', 'rm', ...volumes)
    const tags = await images()
    // Layers below may have been there before: those that were not are removed one by one.
    if (tags.length > 0) await tool.try('rmi', '--force', '--no-prune', ...tags)
    quiet = containers.length + volumes.length + tags.length === 0 ? quiet + 1 : 0
    if (quiet < 2) await wait(100)
  }
}
