import type { Journal } from '../../diagnostics/journal.ts'
import { recordTable } from '../../script/records.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import type { Evaluated, Statement } from '../../shell/parse.ts'
import { show } from '../../shell/value.ts'
import type { Plan } from '../plan.ts'
import { commandsBelow, listsOf } from './lists.ts'
import { touchedArtifact } from './touches.ts'
import { judge, type Judge } from './verdicts.ts'

/**
 * Checks of what goes: `if [ $? -ne 0 ]; then exit 1; fi` behind it would ask for the status of another command,
 * and `test -f app || exit 1` would end the script. They go too when nothing else hangs on them.
 */
export function staleChecks(by: Judge, plan: Plan, world: World, journal: Journal): ReadonlySet<Evaluated> {
  const stale = new Set<Evaluated>()
  const withStale: Judge = {
    ...by,
    isGone: (command) => by.isGone(command) || stale.has(command),
    freely: new Set(['exit', 'return', 'break', 'continue']),
  }
  for (const statements of listsOf(world)) {
    for (const [at, statement] of statements.entries()) {
      const previous = statements[at - 1]
      const own = recordsIn(statement, world)
      const asks = previous && judge(previous, withStale) === 'gone' && own[0]?.reads.has('?')
      const verdict = judge(statement, withStale)
      if (asks && verdict === 'stays') refuse(own[0]!, journal)
      if (verdict === 'idle' && (asks || looksAtArtifacts(own, plan, world))) {
        for (const command of commandsBelow([statement], world)) stale.add(command)
      }
    }
  }
  return stale
}

function recordsIn(statement: Statement, world: World): CommandRecord[] {
  const { of, orderOf } = recordTable(world)
  return [...commandsBelow([statement], world)]
    .flatMap(of)
    .sort((a, b) => a.range.start - b.range.start || orderOf(a) - orderOf(b))
}

function looksAtArtifacts(records: readonly CommandRecord[], plan: Plan, world: World): boolean {
  return records.some(
    (record) =>
      record.role === 'test' &&
      record.fields.some((field) => touchedArtifact(record, field, plan, world) !== null),
  )
}

function refuse(record: CommandRecord, journal: Journal): void {
  const command = record.fields[0] ? show(record.fields[0].value) : 'the assignment'
  journal.add('SF217', { path: record.script.path, ...record.range }, { command, name: '$?' })
}
