import type { Field } from '../shell/expand.ts'
import type { Value } from '../shell/value.ts'
import { readScript, type Script, type SyntaxNode } from '../shell/parse.ts'
import { join, restore, stateOf } from './constructs/branches.ts'
import { runMaybe } from './constructs/maybe.ts'
import type { Call, Outcome } from './call.ts'
import { isPositional, setPositionals, takeBack } from './positionals.ts'
import { runNode } from './run.ts'
import { obstruct, type World } from './world.ts'

/** A script of the project; null for what is none, or is running already. */
export function scriptAt(path: string | null, call: Call, world: World): Script | null {
  if (path !== null && world.running.has(path)) {
    obstruct(world, 'calls-itself', call.range, { file: path })
    return null
  }
  if (path === null || world.project.kind(path) !== 'file') return null
  const known = world.scripts.get(path)
  if (known) return known
  const file = world.project.read(path)
  if (!file || file.binary || !isShell(path, file.text)) return null
  const reading = readScript(path, file.text)
  if (!reading.ok) return null
  world.scripts.set(path, reading.script)
  return reading.script
}

/** `. lib.sh`: it runs in the same shell. */
export function runSourced(script: Script, args: readonly Field[], call: Call, world: World): Outcome {
  const before = world.variables.copy()
  if (args.length > 0) setPositionals(args, world)
  const { left, mayHaveLeft } = world
  world.left = []
  const outcome = runWithin(script, script.tree, call, world)
  if (world.stopped === 'return') world.stopped = null
  join(call.node, [stateOf(world), ...world.left], null, world)
  world.left = left
  world.mayHaveLeft = mayHaveLeft
  if (args.length > 0) {
    takeBack(before, isPositional, world)
  }
  return outcome
}

/**
 * `./other.sh A B`, `sh -c '…'`: it runs in a process of its own, which sees the working directory and what is
 * exported.
 *
 * @param seen variables of this shell that its text names, which this shell replaces before the other starts.
 */
export function runProcess(
  script: Script,
  body: SyntaxNode,
  args: readonly Field[],
  call: Call,
  world: World,
  seen: readonly (readonly [string, Value])[] = [],
): Outcome {
  const state = stateOf(world)
  const functions = world.functions.copy()
  const { stopped, mayHaveLeft, left, process, program, traps } = world
  const exported = [...world.variables].filter(
    ([name]) => world.exported.has(name) || world.exported.has('*'),
  )
  const given = call.node.type === 'Command' ? call.node.prefix : []
  const prefixed = new Set(given.flatMap((part) => (part.type === 'Assignment' ? [part.name] : [])))
  world.processCalls.add(call.node)
  world.variables.clear()
  for (const [name, value] of exported) if (!prefixed.has(name)) world.variables.set(name, value)
  for (const [name, value] of [...call.environment, ...seen]) world.variables.set(name, value)
  world.functions.clear()
  setPositionals(args, world)
  world.process = world.processes += 1
  world.program = script.path
  world.traps = []
  world.left = []
  const outcome = runWithin(script, body, call, world)
  world.stopped = stopped
  for (const trap of world.traps) runMaybe(trap, world)
  restore(state, world)
  world.functions.become(functions)
  Object.assign(world, { stopped, mayHaveLeft, left, process, program, traps })
  return { role: 'other', status: outcome.status === 'failure' ? 'unknown' : outcome.status }
}

/** Runs nodes of another file, whose offsets count there. */
export function runWithin(script: Script, body: SyntaxNode, call: Call, world: World): Outcome {
  const outer = world.script
  const { callers } = world
  world.bodies.set(call.node, body)
  world.homes.set(body, script)
  world.script = script
  world.callers = [...callers, call.node]
  world.running.add(script.path)
  const outcome = runNode(body, world)
  if (outer.path !== script.path) world.running.delete(script.path)
  world.callers = callers
  world.script = outer
  return outcome
}

function isShell(path: string, text: string): boolean {
  const shebang = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(text)
  if (!shebang) return /\.(sh|bash|env|inc|lib)$|(^|\/)[^.]+$/.test(path)
  return /\/(ba|da|a|k|z)?sh$/.test(shebang[1]!) || /^(ba|da|a|k|z)?sh$/.test(shebang[2] ?? '')
}
