import { setTimeout as wait } from 'node:timers/promises'
import type { Names } from '../names.ts'
import type { Tool } from './tool.ts'

const ROUNDS = 10

/**
 * Removes containers, volumes and images by their throw-away names, until a look finds none.
 * @param images lists what is there under such names
 * @param looks an engine whose client was interrupted may still be about to name something: two
 */
export async function clearAway(
  tool: Tool,
  names: Names,
  images: () => Promise<readonly string[]>,
  looks: 1 | 2,
): Promise<void> {
  let quiet = 0
  for (let round = 0; quiet < looks && round < ROUNDS; round += 1) {
    if (quiet > 0) await wait(300)
    const filter = ['--filter', `name=${names.prefix}`]
    const [containers, volumes, tags] = await Promise.all([
      tool.lines('ps', '--all', '--quiet', ...filter),
      tool.lines('volume', 'ls', '--quiet', ...filter),
      images(),
    ])
    if (containers.length > 0) await tool.try('rm', '--force', '--volumes', ...containers)
    if (volumes.length > 0) await tool.try('volume', 'rm', ...volumes)
    // Layers below may have been there before: those that were not are removed one by one.
    if (tags.length > 0) await tool.try('rmi', '--force', '--no-prune', ...tags)
    quiet = containers.length + volumes.length + tags.length === 0 ? quiet + 1 : 0
  }
}
