import { recordTable } from '../../script/records.ts'
import { callerOf, type CommandRecord, type World } from '../../script/world.ts'
import { known } from '../../shell/value.ts'
import type { Evaluated } from '../../shell/parse.ts'

/**
 * Assignments whose variable is read only by commands that go. An exported one stays: programs that nobody sees
 * here may read it. So does one that nobody reads: its author has reasons that are not in the script.
 *
 * @param readsOf the variables that a command reads once it is edited
 * @param moved variables in the words that the final build takes over from commands that go.
 */
export function deadAssignments(
  gone: ReadonlySet<Evaluated>,
  moved: ReadonlySet<string>,
  world: World,
  readsOf: (record: CommandRecord) => ReadonlySet<string>,
): ReadonlySet<Evaluated> {
  const dead = new Set<Evaluated>()
  const { reading } = recordTable(world)
  const isGone = (node: Evaluated): boolean => gone.has(node) || dead.has(node)
  for (let size = -1; size !== dead.size;) {
    size = dead.size
    for (const record of world.records) {
      if (isGone(record.node) || !isPlainAssignment(record)) continue
      if (record.assigns.some((name) => moved.has(name))) continue
      if (isReadInVain(record)) dead.add(record.node)
    }
  }
  return dead

  /** Somebody reads it, and all who do go. */
  function isReadInVain(record: CommandRecord): boolean {
    const caller = callerOf(world, record)
    let isRead = false
    for (const name of record.assigns) {
      for (const other of reading(name)) {
        if (other === record || callerOf(world, other) !== caller || !readsOf(other).has(name)) continue
        if (!isGone(other.node) && !other.calls.some(isGone)) return false
        isRead = true
      }
    }
    return isRead
  }
}

function isPlainAssignment(record: CommandRecord): boolean {
  return (
    record.role === 'assignment' &&
    record.assigns.length > 0 &&
    (record.fields.length === 0 || known(record.fields[0]!.value) === 'read') &&
    record.steps.length === 0
  )
}
