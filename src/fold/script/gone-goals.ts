import type { Journal } from '../../diagnostics/journal.ts'
import type { DrivenFile, Goal } from '../../drivers/driver.ts'
import type { World } from '../../script/world.ts'
import type { TextEdit } from '../../source/span.ts'
import { findName, textsAround } from '../texts-around.ts'

/** Targets that go with their recipes may be asked for elsewhere: every place is told. */
export function noteGoneGoals(
  file: DrivenFile,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
  world: World,
  journal: Journal,
): void {
  const own = edits.get(file.path) ?? []
  const gone = file.goals.filter(({ range }) =>
    own.some(({ start, end, text }) => text === '' && start <= range.start && range.end <= end),
  )
  for (const { path, text } of textsAround([file.path], new Set(world.scripts.keys()), world.project)) {
    for (const goal of gone) {
      const at = findCall(text, goal, file)
      if (at === null) continue
      const span = { path, start: at, end: at + goal.name.length }
      journal.add('SF517', span, { target: goal.name, file: file.path })
    }
  }
}

/** `make -C app extract`: the program, and the goal as a word of the same line. */
function findCall(text: string, { name }: Goal, file: DrivenFile): number | null {
  const program = file.commandFor([name])?.split(' ')[0]
  if (program === undefined) return null
  const call = new RegExp(`(?:^|[\\s\`(&;|])${program}\\s`)
  return findName(
    text,
    name,
    (before, behind) => !/[\w./-]$/.test(before) && !/^[\w./-]/.test(behind) && call.test(before),
  )
}
