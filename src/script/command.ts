import { expandFields, expandValue, wholeWord, type Field } from '../shell/expand.ts'
import { wordRange, type Assignment, type Command, type SyntaxNode } from '../shell/parse.ts'
import { show, type Value } from '../shell/value.ts'
import type { Range } from '../source/span.ts'
import { assignArray, assignElement, assignScalar } from './arrays.ts'
import type { Outcome, Stream } from './call.ts'
import { commands } from './commands/index.ts'
import { noteEdits } from './commands/edits.ts'
import { repeatInStage, repeatable } from './commands/repeat.ts'
import { callScript } from './commands/shell.ts'
import { join, stateOf } from './constructs/branches.ts'
import { runMaybe } from './constructs/maybe.ts'
import { runNode } from './run.ts'
import { land } from './emission.ts'
import { hide } from './hidden.ts'
import { keepId, readIdFile } from './id-files.ts'
import { writeFile } from './write-file.ts'
import { commandName, unwrap } from './name.ts'
import { isPositional, isWhole, setPositionals, takeBack } from './positionals.ts'
import { noteRedirections } from './redirections.ts'
import { scopeOf } from './scope.ts'
import { inputOf, outputOf, type Pipes } from './streams.ts'
import { spanOf, type World } from './world.ts'

const other: Outcome = { role: 'other', status: 'success' }

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
  const values = assignments.map((part) => ({ part, ...evaluated(part) }))
  const words = [...(node.name ? [node.name] : []), ...node.args]
  const fields = words.flatMap((word) =>
    expandFields(word.type === 'Word' ? word : assignmentWord(word), scope),
  )
  const streams = {
    input: inputOf(node.redirects, pipes, world),
    output: outputOf(node.redirects, pipes.output ? { type: 'pipe' } : world.stdout, world),
  }
  noteRedirections(node, streams, at, world)
  const range = commandRange(node, world)
  let outcome: Outcome
  if (fields.length === 0) {
    for (const { part, value, elements } of values) {
      if (elements) assignArray(part.name, elements, part.append ?? false, world)
      else if (part.index) assignElement(part.name, world)
      else assignScalar(part.name, part.append ? appended(part.name, value) : value, world)
    }
    outcome =
      values.length > 0 ? { role: 'assignment', status: 'success', output: [] } : printed(streams.input)
  } else {
    outcome = dispatch(fields, range)
  }
  const landed = outcome.emits ? land(outcome.emits, streams.output, range, world) : outcome.lands
  if (streams.output.type === 'file' && streams.output.path !== null) {
    keepId(outcome, streams.output, world)
    const { path, appends } = streams.output
    if (!landed) writeFile(path, appends, outcome.prints ?? null, spanOf(world, range), world)
  }
  world.records.push({
    node,
    script: world.script,
    process: world.process,
    run: world.run,
    range,
    fields,
    cwd,
    maybe,
    calls: world.callers,
    at,
    role: outcome.role,
    steps: world.steps.slice(at).map((step) => step.id),
    reads: world.reads,
    assigns: assignedNames(node, outcome),
  })
  for (const name of world.reads) outerReads.add(name)
  world.reads = outerReads
  return outcome

  /** `$(< F)` */
  function printed(input: Stream): Outcome {
    const id = input.type === 'file' ? readIdFile(input.path, world) : null
    const isEmpty = input.type === 'inherited' || input.type === 'pipe'
    return {
      ...other,
      role: isEmpty ? 'assignment' : 'other',
      ...(id ? { output: id } : isEmpty ? { output: [] } : {}),
    }
  }

  function dispatch(all: readonly Field[], where: Range): Outcome {
    const unwrapped = unwrap(all)
    const name = commandName(unwrapped[0])
    const body = name === null ? undefined : world.functions.get(name)
    if (body && !world.calls.has(body) && world.records.length < MOST_RECORDS) {
      world.bodies.set(node, body)
      return callFunction(body, unwrapped.slice(1))
    }
    const model = name === null ? undefined : commands[name]
    const environment = values.map(({ part, value }) => [part.name, value] as const)
    const call = {
      node,
      range: where,
      name: name ?? '',
      args: unwrapped.slice(1),
      fields: all,
      environment,
      ...streams,
    }
    if (!model) {
      if (name === null && unwrapped[0]?.maySplit)
        hide({ name: show(unwrapped[0].value), args: unwrapped, range: where }, world)
      const isPath = unwrapped[0] && show(unwrapped[0].value).includes('/')
      const followed =
        (isPath && callScript(unwrapped[0]!, call.args, call, world)) || repeatInStage(call, world)
      if (!followed) noteEdits(call, world)
      return followed || other
    }
    if (repeatable.has(call.name)) return repeatInStage(call, world) ?? model(call, world)
    return model(call, world)
  }

  function callFunction(body: Parameters<typeof runNode>[0], args: readonly Field[]): Outcome {
    const outer = world.variables.copy()
    if (!isWhole(args)) setPositionals(args, world)
    const { locals } = world
    world.locals = new Set()
    const outcome = runBody(body)
    const own = (name: string): boolean =>
      isPositional(name) || world.locals.has(name) || world.locals.has(name.split('[')[0]!)
    takeBack(outer, own, world)
    world.locals = locals
    return outcome
  }

  function runBody(body: SyntaxNode): Outcome {
    const { left, mayHaveLeft, mayHaveFailed } = world
    world.left = []
    world.mayHaveFailed = false
    world.calls.add(body)
    world.callers = [...world.callers, node]
    const { script } = world
    world.script = world.homes.get(body) ?? script
    const outcome = world.doubtful.has(body) ? runMaybe(body, world) : runNode(body, world)
    world.calls.delete(body)
    world.callers = world.callers.slice(0, -1)
    world.script = script
    if (world.stopped === 'return') world.stopped = null
    join(node, [stateOf(world), ...world.left], null, world)
    const failed = world.mayHaveFailed && outcome.status === 'success'
    world.left = left
    world.mayHaveLeft = mayHaveLeft
    world.mayHaveFailed = mayHaveFailed
    return failed ? { ...outcome, status: 'unknown' } : outcome
  }

  function evaluated({ value }: Assignment): { value: Value; elements: readonly Field[] | null } {
    if (value.type === 'Word') return { value: expandValue(value, scope), elements: null }
    return { value: [], elements: value.elements.flatMap((word) => expandFields(word, scope)) }
  }

  function appended(name: string, value: Value): Value {
    return [...(scope.variable(name) ?? []), ...value]
  }
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
  const names = [...prefix, ...declared].filter((part) => part.type === 'Assignment').map((part) => part.name)
  return [...names, ...(outcome.assigns ?? [])]
}
