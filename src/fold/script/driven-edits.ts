import type { Journal } from '../../diagnostics/journal.ts'
import type { DrivenFile } from '../../drivers/driver.ts'
import type { World } from '../../script/world.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import { noteGoneGoals } from './gone-goals.ts'

/**
 * The edits of files that run shells, with what else has to change there when commands went.
 *
 * @param edits by the path of each file.
 */
export function withTidying(
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  world: World,
  journal: Journal,
): ReadonlyMap<string, readonly TextEdit[]> {
  const all = new Map(edits)
  for (const file of new Set(world.driven.values())) {
    const own = new Map([...edits].filter(([path, list]) => file.texts.has(path) && list.length > 0))
    if (own.size === 0) continue
    refuseOpaque(file, own, world, journal)
    const more = file.tidy(own)
    if (!more) journal.add('SF250', { path: file.path, start: 0, end: 0 }, { file: file.path })
    for (const [path, list] of more ?? []) all.set(path, [...(all.get(path) ?? []), ...list])
    noteGoneGoals(file, all, world, journal)
  }
  return all
}

/** What a variable stands for can go with all around it; nobody can change a part of it where it is used. */
function refuseOpaque(
  file: DrivenFile,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  world: World,
  journal: Journal,
): void {
  for (const { path, opaque } of world.fragments) {
    for (const range of opaque) {
      if (!(edits.get(path) ?? []).some((edit) => isInside(edit, range))) continue
      const reference = file.texts.get(path)!.slice(range.start, range.end)
      journal.add('SF251', { path, ...range }, { reference })
    }
  }
}

function isInside(edit: TextEdit, range: Range): boolean {
  const isWhole = edit.start === range.start && edit.end === range.end
  const isPart = edit.start > range.start && edit.start < range.end
  return isWhole || isPart || (edit.end > range.start && edit.end < range.end)
}
