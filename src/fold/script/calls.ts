import { recordTable } from '../../script/records.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import type { Evaluated } from '../../shell/parse.ts'
import { known } from '../../shell/value.ts'
import type { Purpose } from './purposes.ts'

/**
 * Calls of functions that are also called for something else: `build app:build Dockerfile.build` beside
 * `build app Dockerfile`. Such a call goes as a whole, and the function stays.
 */
export function callsThatGo(
  purposesOf: (record: CommandRecord) => readonly Purpose[],
  world: World,
): ReadonlySet<Evaluated> {
  const gone = new Set<Evaluated>()
  for (const record of world.records) {
    if (!isAll(purposesOf(record)) || !isMixed(record, purposesOf, world)) continue
    const call = record.calls.findLast((one) => goesWhole(one, purposesOf, world))
    if (call) gone.add(call)
  }
  return gone
}

/** Whether a command runs in a call that goes. */
export function isWithinCall(record: CommandRecord, gone: { has(node: Evaluated): boolean }): boolean {
  return record.calls.some((call) => gone.has(call))
}

function isAll(purposes: readonly Purpose[]): boolean {
  return purposes.length > 0 && purposes.every((purpose) => purpose.type === 'all')
}

function isMixed(
  record: CommandRecord,
  purposesOf: (record: CommandRecord) => readonly Purpose[],
  world: World,
): boolean {
  return recordTable(world)
    .of(record.node)
    .some((other) => other !== record && !isAll(purposesOf(other)))
}

function goesWhole(
  call: Evaluated,
  purposesOf: (record: CommandRecord) => readonly Purpose[],
  world: World,
): boolean {
  const runs = recordTable(world).of(call)
  const inside = new Set(world.records.filter((record) => record.calls.includes(call)))
  return (
    runs.length === 1 &&
    !isReadOutside(inside, world) &&
    [...inside].every(
      (record) =>
        goes(record, purposesOf(record), world) ||
        (record.role === 'shell' && record.process !== runs[0]!.process),
    )
  )
}

/** A variable that the call sets, and that somebody reads before anybody else sets it. */
function isReadOutside(inside: ReadonlySet<CommandRecord>, world: World): boolean {
  const setInside = new Set<string>()
  for (const record of world.records) {
    if (!inside.has(record) && [...record.reads].some((name) => setInside.has(name))) return true
    for (const name of record.assigns) {
      const isOwn = inside.has(record) && known(record.fields[0]?.value ?? []) !== 'local'
      if (isOwn) setInside.add(name)
      else setInside.delete(name)
    }
  }
  return false
}

function goes(record: CommandRecord, purposes: readonly Purpose[], world: World): boolean {
  // A call within the call is judged by what it runs.
  if (world.bodies.get(record.node)) return world.bodies.get(record.node)!.type !== 'Script'
  if (purposes.length > 0) return isAll(purposes)
  if (record.role === 'shell') return harmless.has(known(record.fields[0]?.value ?? []) ?? '')
  return ['assignment', 'message', 'test'].includes(record.role)
}

/** They change nothing that the caller sees. */
const harmless = new Set([
  'true',
  ':',
  'exit',
  'return',
  'shift',
  'case',
  'for',
  'sleep',
  'wait',
  'break',
  'continue',
])
