import { known, type Value } from '../../shell/value.ts'
import type { CommandModel, Outcome } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import type { World } from '../world.ts'

/** `test` and `[`: decided from the repository's tree and from known words where that can be. */
export const test: CommandModel = (call, world) => {
  const values = call.args.map((field) => field.value)
  if (call.name === '[' && known(values.at(-1) ?? []) === ']') values.pop()
  return { role: 'test', status: decide(values, world), output: [] }
}

/** Commands that only look and answer with their status. */
export const inspect: CommandModel = (call) => ({
  role: 'test',
  status: call.name === 'false' ? 'failure' : 'unknown',
})

type Status = Outcome['status']

function decide(values: readonly Value[], world: World): Status {
  const first = known(values[0] ?? [])
  if (first === '!') return negated(decide(values.slice(1), world))
  if (values.length === 2 && first !== null) return decideUnary(first, values[1]!, world)
  if (values.length === 3) return decideBinary(values[0]!, known(values[1]!), values[2]!)
  return 'unknown'
}

export function decideUnary(operator: string, operand: Value, world: World): Status {
  if (operator === '-n' || operator === '-z') {
    const isEmpty = emptiness(operand)
    return isEmpty === null ? 'unknown' : statusOf(isEmpty === (operator === '-z'))
  }
  const path = hostPath(world, operand)
  const kind = path === null ? 'unknown' : world.host.kind(path)
  if (kind === 'unknown') return 'unknown'
  if (operator === '-e') return statusOf(kind !== 'missing')
  if (operator === '-f') return statusOf(kind === 'file')
  if (operator === '-d') return statusOf(kind === 'directory')
  return 'unknown'
}

export function decideBinary(left: Value, operator: string | null, right: Value): Status {
  const [a, b] = [known(left), known(right)]
  if (a === null || b === null) return 'unknown'
  if (operator === '=' || operator === '==') return statusOf(a === b)
  if (operator === '!=') return statusOf(a !== b)
  const compare = comparisons[operator ?? '']
  const areNumbers = [a, b].every((text) => /^-?\d+$/.test(text))
  return compare && areNumbers ? statusOf(compare(Number(a), Number(b))) : 'unknown'
}

const comparisons: Readonly<Record<string, ((a: number, b: number) => boolean) | undefined>> = {
  __proto__: null as never,
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
}

/** Known literal text makes a value non-empty whatever else is in it. */
function emptiness(value: Value): boolean | null {
  if (value.length === 0) return true
  return value.some((part) => typeof part === 'string') ? false : null
}

export function statusOf(holds: boolean): Status {
  return holds ? 'success' : 'failure'
}

export function negated(status: Status): Status {
  if (status === 'unknown') return status
  return status === 'success' ? 'failure' : 'success'
}
