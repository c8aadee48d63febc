import type { Project } from '../project/project.ts'
import type { Script, Statement, SyntaxNode } from '../shell/parse.ts'
import { runAndOr } from './constructs/and-or.ts'
import { runArithmetic } from './constructs/arithmetic.ts'
import { runBranches } from './constructs/branches.ts'
import { runCase } from './constructs/case.ts'
import { runFor } from './constructs/for.ts'
import { runIf } from './constructs/if.ts'
import { runLoop } from './constructs/loop.ts'
import { runMaybe, runNever } from './constructs/maybe.ts'
import { runPipeline } from './constructs/pipeline.ts'
import { runRedirected } from './constructs/redirected.ts'
import { runTestCommand } from './constructs/test-command.ts'
import { runSubshell } from './constructs/subshell.ts'
import { runCommand } from './command.ts'
import type { Outcome } from './call.ts'
import { runDriven, type Driven } from './driven.ts'
import { isSure, type Choices } from './conditions.ts'
import { forgetPositionals } from './positionals.ts'
import { newHost, newWorld, spanOf, type ImageFacts, type World } from './world.ts'

/** A script, and the directory in the project in which the user calls it. */
export interface Start {
  readonly script: Script
  readonly cwd: string
  /** For a file that is no script, but runs shells. */
  readonly driven?: Driven
  /** What the script does there, where it was run to find that out: nothing but the fold's options may change it. */
  readonly seen?: World
}

/**
 * Runs scripts, one after the other, over an abstract machine.
 *
 * @param ways the answers to what nobody can decide; with several all of it runs once for each, on a machine of its
 *   own, and what all of them did is in the one world.
 * @returns the world after the last statement, with all that led there.
 */
export function runScripts(
  project: Project,
  starts: readonly Start[],
  facts: ImageFacts = noFacts,
  ways: readonly Choices[] = [new Map()],
): World {
  const mains = starts.map(({ script }) => script)
  const world = newWorld(project, mains, facts)
  for (const { driven } of starts) if (driven) addDriven(driven, world)
  for (const [run, choices] of ways.entries()) {
    Object.assign(world, { run, choices, host: newHost(project, facts, world.steps) })
    world.runs.push(world.steps.length)
    world.hosts.push(world.host)
    world.asked.clear()
    world.idFiles.clear()
    for (const [nth, start] of starts.entries()) runMain(start, nth, world)
    if (!isSure(world)) world.isUnsure = true
  }
  world.script = mains[0]!
  return world
}

/** A process of its own: only files, images and containers are what the one before left. */
function runMain({ script, cwd, driven }: Start, nth: number, world: World): void {
  world.called.push({ main: nth, first: world.steps.length, process: world.processes + 1 })
  if (driven) {
    const begin = (own: Script, from: string | null): void => beginProcess(own, from, nth, world)
    runDriven(driven, world, begin, (statement) => runProcess(script, [statement], world))
  } else {
    beginProcess(script, cwd, nth, world)
    runProcess(script, script.tree.commands, world)
  }
}

function runProcess(script: Script, statements: readonly Statement[], world: World): void {
  runStatements(statements, world)
  world.stopped = null
  for (const body of world.traps) {
    world.script = world.homes.get(body) ?? script
    runMaybe(body, world)
  }
}

function addDriven({ file, scripts, fragments, later }: Driven, world: World): void {
  world.fragments.push(...fragments, ...later)
  for (const one of scripts) {
    world.scripts.set(one.path, one)
    world.driven.set(one.path, file)
  }
}

function beginProcess(script: Script, cwd: string | null, nth: number, world: World): void {
  world.variables.clear()
  // Each is called with arguments of its own.
  if (nth > 0) forgetPositionals(world)
  world.functions.clear()
  world.doubtful.clear()
  world.exported.clear()
  world.running.clear()
  world.running.add(script.path)
  world.processes += 1
  const { path: program } = script
  const own = { script, cwd, program, process: world.processes, traps: [], left: [], mayHaveLeft: null }
  Object.assign(world, own, { stopped: null, mayHaveFailed: false })
}

/** Nothing is known of any Dockerfile. */
const noFacts: ImageFacts = {
  typeOf: (artifact) => artifact.type,
  processOf: () => ({ entrypoint: null, cmd: null, workdir: null }),
  originOf: () => null,
  contentsOf: () => null,
  wanted: [],
  brought: [],
  movesTools: false,
}

/** Runs statements in order; the outcome is the last one's. */
export function runStatements(statements: readonly Statement[], world: World): Outcome {
  let outcome: Outcome = { role: 'shell', status: 'success', output: [] }
  for (const [at, statement] of statements.entries()) {
    const { stopped } = world
    outcome = runNode(statement.command, world)
    if (statement.background) world.stopped = stopped
    if (world.stopped !== null) {
      // With answers there is another run, which goes on here.
      if (world.choices.size === 0) for (const one of statements.slice(at + 1)) runNever(one.command, world)
      return outcome
    }
    if (world.mayHaveLeft && at + 1 < statements.length) {
      const rest = statements.slice(at + 1)
      runBranches(statement, [rest.map((one) => one.command)], true, false, world)
      return { role: 'other', status: 'unknown' }
    }
  }
  return outcome
}

/** Runs one construct: one file under `constructs/` each. What has none may or may not happen. */
export function runNode(node: SyntaxNode, world: World): Outcome {
  switch (node.type) {
    case 'Command':
      return runCommand(node, world)
    case 'AndOr':
      return runAndOr(node, world)
    case 'Pipeline':
      return runPipeline(node, world)
    case 'Subshell':
      return runSubshell(node.body.commands, world)
    case 'BraceGroup':
      return runStatements(node.body.commands, world)
    case 'CompoundList':
      return runStatements(node.commands, world)
    case 'If':
      return runIf(node, world)
    case 'For':
    case 'Select':
      return runFor(node, world)
    case 'While':
      return runLoop(node, [node.clause, node.body], world, 'by its condition')
    case 'ArithmeticFor':
      world.unread.push({
        span: spanOf(world, { start: node.pos, end: node.body.pos }),
        at: world.steps.length,
      })
      return runLoop(node, [node.body], world)
    case 'Case':
      return runCase(node, world)
    case 'TestCommand':
      return runTestCommand(node, world)
    case 'ArithmeticCommand':
      world.unread.push({ span: spanOf(world, { start: node.pos, end: node.end }), at: world.steps.length })
      return runArithmetic(node, world)
    case 'Redirected':
      return runRedirected(node, world)
    case 'Statement':
      return runNode(node.command, world)
    case 'Script':
      return runStatements(node.commands, world)
    case 'Function':
      world.functions.set(node.name.text, node.body)
      world.homes.set(node.body, world.script)
      if (world.maybe) world.doubtful.add(node.body)
      return { role: 'shell', status: 'success' }
    default:
      world.unread.push({ span: spanOf(world, { start: node.pos, end: node.end }), at: world.steps.length })
      return { role: 'other', status: 'unknown' }
  }
}
