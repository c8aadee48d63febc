import type { World } from '../../script/world.ts'
import type { Evaluated } from '../../shell/parse.ts'
import { known } from '../../shell/value.ts'
import type { Judge } from './verdicts.ts'

/** Judges commands by what the interpreter recorded of them. What it never ran stays. */
export function judgeOf(gone: ReadonlySet<Evaluated>, world: World): Judge {
  const records = new Map(world.records.map((record) => [record.node, record]))
  return {
    isGone: (command) => gone.has(command),
    isIdle: (command) => {
      const record = records.get(command)
      if (!record) return false
      return (
        ['test', 'message'].includes(record.role) || idleNames.has(known(record.fields[0]?.value ?? []) ?? '')
      )
    },
    onlyPrints: (command) => printers.has(known(records.get(command)?.fields[0]?.value ?? []) ?? ''),
    readsStream: (command) =>
      (records.get(command)?.steps ?? []).some((id) => {
        const step = world.steps[id]!
        return step.kind === 'build' && (step.streamed !== null || step.typed !== null)
      }),
    isShellState: (command) => records.get(command)?.role === 'shell',
    bodyOf: (command) => world.bodies.get(command),
    innerOf: (command) => {
      const body = world.bodies.get(command)
      const isFile = [...world.scripts.values()].some((script) => script.tree === body)
      return body?.type === 'Script' && !isFile ? body : undefined
    },
    isProcess: (command) => world.processCalls.has(command),
    isAssignment: (command) => {
      const record = records.get(command)
      return record?.role === 'assignment' && record.steps.length === 0
    },
  }
}

/** They do nothing but end what failed. */
const idleNames = new Set(['true', ':', 'exit', 'return', 'false', 'sleep'])

const printers = new Set(['cat', 'echo', 'printf'])
