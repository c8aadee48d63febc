import type { Span } from '../source/span.ts'
import { directoryOf, resolvePath } from '../source/path.ts'
import { joinContents, type Content } from './content.ts'
import type { World } from './world.ts'

/** Follows what comes to stand in a file of the host; what may or may not happen leaves nobody knowing. */
export function writeFile(
  path: string,
  appends: boolean,
  written: Content | null,
  by: Span,
  world: World,
): void {
  const before = world.host.contentOf(path)
  const isThere = appends && world.host.kind(path) !== 'missing'
  const content = world.maybe ? null : isThere ? joinContents([before, written], by, world.project) : written
  // Through a link it is the other file that changes.
  const other = linkedFrom(path, before, world)
  if (other !== null) world.host.change(other, by)
  world.host.change(path, by, other === null ? content : null)
}

function linkedFrom(path: string, before: Content | null, world: World): string | null {
  if (before?.kind !== 'copy') return null
  if (before.isLink) return before.from
  const target = before.from === path ? world.project.linkTarget(path) : null
  return target === null ? null : resolvePath(directoryOf(path), target)
}
