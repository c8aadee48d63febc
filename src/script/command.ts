import { expandFields, expandValue, wholeWord, type Field } from '../shell/expand.ts'
import { wordRange, type Command, type SyntaxNode } from '../shell/parse.ts'
import { show, unknown, type Value } from '../shell/value.ts'
import type { Range } from '../source/span.ts'
import type { Outcome } from './call.ts'
import { commands } from './commands/index.ts'
import { join, stateOf } from './constructs/branches.ts'
import { runMaybe } from './constructs/maybe.ts'
import { runNode } from './run.ts'
import { land } from './emission.ts'
import { commandName, unwrap } from './name.ts'
import { scopeOf } from './scope.ts'
import { inputOf, outputOf, type Pipes } from './streams.ts'
import { spanOf, type World } from './world.ts'

/** Functions that call functions can run longer than anybody waits. */
const MOST_RECORDS = 10_000

/** Runs a simple command: expands its words, finds its model and keeps a record of what it came to. */
export function runCommand(
  node: Command,
  world: World,
  pipes: Pipes = { input: world.stdin !== null, output: false, file: null, emission: world.stdin },
): Outcome {
  const outerReads = world.reads
  world.reads = new Set()
  const at = world.steps.length
  const { cwd, maybe } = world
  const scope = scopeOf(world)
  const assignments = node.prefix.filter((part) => part.type === 'Assignment')
  const values = assignments.map((part) => [part.name, assigned(part.value), part.append] as const)
  const words = [...(node.name ? [node.name] : []), ...node.args]
  const fields = words.flatMap((word) =>
    expandFields(word.type === 'Word' ? word : assignmentWord(word), scope),
  )
  const streams = {
    input: inputOf(node.redirects, pipes, world),
    output: outputOf(node.redirects, pipes.output ? { type: 'pipe' } : world.stdout, world),
  }
  const range = commandRange(node, world)
  let outcome: Outcome
  if (fields.length === 0) {
    for (const [name, value, append] of values)
      world.variables.set(name, append ? appended(name, value) : value)
    outcome = { role: 'assignment', status: 'success', output: [] }
  } else {
    outcome = dispatch(fields, range)
  }
  const landed = outcome.emits ? land(outcome.emits, streams.output, range, world) : false
  if (streams.output.type === 'file' && streams.output.path !== null && !landed)
    world.host.change(streams.output.path, spanOf(world, range))
  world.records.push({
    node,
    range,
    fields,
    cwd,
    maybe,
    at,
    role: outcome.role,
    steps: world.steps.slice(at).map((step) => step.id),
    reads: world.reads,
    assigns: assignedNames(node, outcome),
  })
  for (const name of world.reads) outerReads.add(name)
  world.reads = outerReads
  return outcome

  function dispatch(all: readonly Field[], where: Range): Outcome {
    const unwrapped = unwrap(all)
    const name = commandName(unwrapped[0])
    const body = name === null ? undefined : world.functions.get(name)
    if (body && !world.calls.has(body) && world.records.length < MOST_RECORDS) {
      world.bodies.set(node, body)
      return callFunction(body, unwrapped.slice(1))
    }
    const model = name === null ? undefined : commands[name]
    if (!model) return { role: 'other', status: 'success' }
    return model({ node, range: where, name: name!, args: unwrapped.slice(1), ...streams }, world)
  }

  function callFunction(body: Parameters<typeof runNode>[0], args: readonly Field[]): Outcome {
    const outer = new Map(world.variables)
    if (!isWhole(args)) {
      for (const [name, value] of positionals(args, node)) world.variables.set(name, value)
    }
    const outcome = runBody(body)
    for (let position = 1; position <= 9; position += 1) {
      const before = outer.get(String(position))
      if (before === undefined) world.variables.delete(String(position))
      else world.variables.set(String(position), before)
    }
    return outcome
  }

  function runBody(body: SyntaxNode): Outcome {
    const { left, mayHaveLeft, mayHaveFailed } = world
    world.left = []
    world.mayHaveFailed = false
    world.calls.add(body)
    const outcome = world.doubtful.has(body) ? runMaybe(body, world) : runNode(body, world)
    world.calls.delete(body)
    if (world.stopped === 'return') world.stopped = null
    join(node, [stateOf(world), ...world.left], null, world)
    const failed = world.mayHaveFailed && outcome.status === 'success'
    world.left = left
    world.mayHaveLeft = mayHaveLeft
    world.mayHaveFailed = mayHaveFailed
    return failed ? { ...outcome, status: 'unknown' } : outcome
  }

  function assigned(value: (typeof assignments)[number]['value']): Value {
    return value.type === 'Word'
      ? expandValue(value, scope)
      : scope.opaque(world.script.text.slice(value.pos, value.end), value.pos)
  }

  function appended(name: string, value: Value): Value {
    return [...(scope.variable(name) ?? []), ...value]
  }
}

/** `f "$@"` hands the caller's own arguments on. */
function isWhole(args: readonly Field[]): boolean {
  return args.length === 1 && args[0]!.maySplit && /^\$[@*]$/.test(show(args[0]!.value))
}

/** `$1` to `$9`: known up to the first word that may be several, or none. */
function positionals(args: readonly Field[], node: Command): [string, Value | null][] {
  const sure = args.findIndex((field) => field.maySplit)
  return Array.from({ length: 9 }, (_, at) => {
    const name = String(at + 1)
    if (sure !== -1 && at >= sure) return [name, unknown(`$${name}@${node.pos}`, `$${name}`)]
    return [name, args[at]?.value ?? null]
  })
}

/** `A=b` among the arguments is a word like any other to every command but the declaring ones, which read it. */
function assignmentWord(
  assignment: Exclude<Command['args'][number], { type: 'Word' }>,
): Parameters<typeof expandFields>[0] {
  const { pos, end, text } = assignment
  const value = assignment.value
  const head = text.slice(0, value.pos - pos)
  const tail = value.type === 'Word' ? (value.parts ?? [wholeWord(value)]) : []
  return {
    type: 'Word' as const,
    pos,
    end,
    text,
    value: text,
    parts: [
      {
        type: 'Literal',
        pos,
        end: value.pos,
        value: head,
        text: head,
      },
      ...tail,
    ],
  }
}

function commandRange(node: Command, world: World): Range {
  const last = [...node.args, ...node.redirects, ...(node.name ? [node.name] : [])].reduce<number>(
    (end, part) => Math.max(end, part.type === 'Word' ? wordRange(world.script, part).end : part.end),
    0,
  )
  return { start: node.pos, end: last === 0 ? node.end : last }
}

function assignedNames(node: Command, outcome: Outcome): string[] {
  const prefix = node.name ? [] : node.prefix
  const declared = outcome.role === 'assignment' ? node.args : []
  return [...prefix, ...declared].filter((part) => part.type === 'Assignment').map((part) => part.name)
}
