import type { Fragment } from '../../shell/fragment.ts'
import { textOf } from '../../shell/placed-text.ts'
import type { Span } from '../../source/span.ts'
import { nowhere } from './builtin.ts'
import { commandsIn, joinedCommand, type RecipeCommand } from './commands.ts'
import { shellVariables } from './exports.ts'
import type { Environment, Fragments } from './fragments.ts'
import type { Text } from './marks.ts'
import { Order, type Job } from './order.ts'
import type { Piece } from './placed.ts'
import type { Reader } from './reader.ts'
import type { RecipeLine } from './rule.ts'
import type { Scope, ShellRun } from './session.ts'
import { Stop } from './stop.ts'
import { subMakeOf, type SubMake } from './submake.ts'
import type { Variables } from './variables.ts'
import { isReadableShell } from './which-shell.ts'

/** A make that a command calls. */
export interface Call {
  readonly make: SubMake
  readonly command: RecipeCommand
  readonly scope: Scope
  readonly isMaybe: boolean
}

/** Runs a make that a command calls; null when it cannot be followed. */
export type Follow = (call: Call) => readonly Fragment[] | null

/** What make runs for some goals. */
export class Run {
  readonly fragments: Fragment[] = []
  readonly order: Order
  readonly #reader: Reader
  readonly #texts: Fragments
  readonly #follow: Follow
  #isInDoubt = false
  readonly #environments = new Map<Variables, Environment>()

  constructor(reader: Reader, texts: Fragments, follow: Follow) {
    this.#reader = reader
    this.#texts = texts
    this.#follow = follow
    this.order = new Order(reader, (job) => this.#runRecipe(job))
  }

  /** @param isMaybe nobody can tell whether it runs. */
  make(goals: readonly Text[], isMaybe: boolean): void {
    this.#addDoubts(this.#reader.session.doubts, isMaybe)
    this.#addRuns(this.#reader.startRuns, this.#reader.scope(nowhere), isMaybe)
    for (const goal of goals) this.order.make(goal, isMaybe)
  }

  /** Make expands the whole recipe before it runs the first line. */
  #runRecipe(job: Job): void {
    const { session, rules } = this.#reader
    const scope: Scope = { session, variables: job.variables, automatic: job.automatic, at: job.rule.at }
    const doubts = session.doubts.length
    const lines = job.recipe.map((line) => ({ line, pieces: expanded(line, scope) }))
    this.#addDoubts(session.doubts.splice(doubts), job.isMaybe)
    this.#addRuns(session.takeRuns(), scope, job.isMaybe)
    if (rules.has('.ONESHELL')) this.#runInOneShell(lines, job, scope)
    else for (const one of lines) this.#runLine(one, job, scope)
  }

  #runLine({ line, pieces }: ExpandedLine, job: Job, scope: Scope): void {
    const isMaybe = job.isMaybe || line.isDoubtful
    if (!pieces) this.#addUnreadable(line.text.span(), isMaybe)
    else for (const command of commandsIn(pieces)) this.#runCommand(command, { ...job, isMaybe }, scope)
  }

  /** One shell whose lines may be there or not is none that anybody could read. */
  #runInOneShell(lines: readonly ExpandedLine[], job: Job, scope: Scope): void {
    const pieces = lines.flatMap((one) => (one.pieces && !one.line.isDoubtful ? [one.pieces] : []))
    if (pieces.length < lines.length) {
      for (const { line } of lines) this.#addUnreadable(line.text.span(), job.isMaybe)
      return
    }
    const command = joinedCommand(pieces)
    if (command) this.#runCommand(command, job, scope)
  }

  #runCommand(command: RecipeCommand, { target, rule, isMaybe: isJobMaybe }: Job, scope: Scope): void {
    const isMaybe = isJobMaybe || this.#isInDoubt
    const { rules, session } = this.#reader
    const { path, place } = rule.source
    const cwd = session.start.directory
    const ignores = rules.holdsForAll('.IGNORE') || rules.isIn('.IGNORE', target)
    const given = { ...command, isFailureIgnored: command.isFailureIgnored || ignores }
    if (!isReadableShell(scope)) {
      this.#addUnreadable({ path, ...command.range }, isMaybe)
      return
    }
    const make = cwd === null ? null : subMakeOf(textOf(command.pieces), cwd)
    const called = make && this.#follow({ make, command: given, scope, isMaybe })
    const environment = this.#environment(scope)
    const isElsewhere = place !== null
    if (called) this.fragments.push(...called)
    else this.fragments.push(this.#texts.of(given, { path, session, environment, isMaybe, isElsewhere }))
  }

  /** They may have changed any variable and any rule: nothing that runs behind them is sure to run so. */
  #addDoubts(doubts: readonly Span[], isMaybe: boolean): void {
    for (const at of doubts) this.#addUnreadable(at, isMaybe)
    this.#isInDoubt ||= doubts.length > 0
  }

  #addRuns(runs: readonly ShellRun[], scope: Scope, isMaybe: boolean): void {
    const { session } = scope
    const environment = this.#environment(scope)
    this.fragments.push(...runs.map((run) => this.#texts.ofRun(run, { session, environment, isMaybe })))
  }

  #addUnreadable(at: Span, isMaybe: boolean): void {
    this.fragments.push(this.#texts.unreadable(at, this.#reader.session.start.directory, isMaybe))
  }

  #environment(scope: Scope): Environment {
    const known = this.#environments.get(scope.variables)
    if (known) return known
    const environment = shellVariables(this.#reader.exports, { ...scope, automatic: null })
    this.#environments.set(scope.variables, environment)
    return environment
  }
}

interface ExpandedLine {
  readonly line: RecipeLine
  /** Null for one on which make stops. */
  readonly pieces: Piece[] | null
}

function expanded({ text }: RecipeLine, scope: Scope): Piece[] | null {
  try {
    return text.expanded(scope)
  } catch (error) {
    if (error instanceof Stop) return null
    throw error
  }
}
