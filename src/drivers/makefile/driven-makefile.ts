import type { Project } from '../../project/project.ts'
import type { Fragment } from '../../shell/fragment.ts'
import { baseName } from '../../source/path.ts'
import type { DrivenFile, FileEdits, Goal } from '../driver.ts'
import { nowhere } from './builtin.ts'
import { expand } from './expand.ts'
import { Fragments } from './fragments.ts'
import { goalsOf } from './goals.ts'
import { variableText } from './lookup.ts'
import { wordsOf, type Text } from './marks.ts'
import type { Reader } from './reader.ts'
import { Readers } from './readers.ts'
import { Run, type Call } from './run.ts'
import type { Start } from './session.ts'
import { isDefaultName, startOf, submakeStart } from './start.ts'
import { Stop } from './stop.ts'
import { withTexts } from './tidy/project.ts'
import { tidyMakefile } from './tidy/tidy.ts'

/** Deeper than any project's makes call each other. */
const DEEPEST_CALL = 5

/** More than any project's makes call, all in all. */
const MOST_CALLS = 60

/** What make does for some goals, and the targets that it makes. */
interface Made {
  readonly fragments: readonly Fragment[]
  readonly reached: ReadonlySet<Text>
}

/** A Makefile that was read, ready to be run for any goals. */
export class DrivenMakefile implements DrivenFile {
  readonly path: string
  readonly texts = new Map<string, string>()
  readonly goalsShareFiles = true
  readonly goals: readonly Goal[]
  readonly reader: Reader
  readonly #project: Project
  readonly #readers: Readers
  readonly #fragments: Fragments
  readonly #runs = new Map<string, Made>()

  /** How many makes were called for the goals that run now. */
  #calls = 0

  /** @throws Stop where make stops. */
  constructor(project: Project, path: string, text: string, fragments = new Fragments()) {
    this.path = path
    this.#project = project
    this.#fragments = fragments
    this.#readers = new Readers(project, path, text, (file, content) => {
      this.texts.set(file, content)
      fragments.avoid(content)
    })
    this.reader = this.#readers.get(path, startOf(path, []))
    this.goals = goalsOf(this.reader, (name) => this.#made([name]).reached)
  }

  fragmentsOf(goals: readonly string[]): readonly Fragment[] {
    return this.#made(goals).fragments
  }

  write(text: string): string {
    return text.replaceAll('$', '$$$$').replace(/\r?\n(?!$)/g, (newline) => newline + this.reader.prefix)
  }

  tidy(edits: FileEdits): FileEdits | null {
    return tidyMakefile(this, edits, (texts) => {
      const project = withTexts(this.#project, texts)
      return new DrivenMakefile(project, this.path, texts.get(this.path)!)
    })
  }

  commandFor(goals: readonly string[]): string | null {
    if (!goals.every((goal) => /^[\w./:@%+,-]+$/.test(goal))) return null
    const name = baseName(this.path)
    return ['make', ...(isDefaultName(this.path) ? [] : ['-f', name]), ...goals].join(' ')
  }

  #made(goals: readonly string[]): Made {
    const key = JSON.stringify(goals)
    const known = this.#runs.get(key)
    if (known) return known
    this.#readers.restart()
    this.#calls = 0
    const reached = new Set<Text>()
    const start = startOf(this.path, goals)
    const fragments = this.#run(this.path, start, false, reached) ?? [
      this.#unreadable(this.path, start, false),
    ]
    const made = { fragments, reached }
    this.#runs.set(key, made)
    return made
  }

  /** Null where make stops before it runs anything. */
  #run(path: string, start: Start, isMaybe: boolean, reached: Set<Text>): readonly Fragment[] | null {
    const reader = this.#readerOf(path, start)
    if (!reader) return null
    const run = new Run(reader, this.#fragments, (call) => this.#follow(call, reached))
    const named = start.goals.map((goal) => namedSo(goal, reader))
    const isDoubtful = start.goals.length === 0 && reader.isGoalDoubtful
    if (isDoubtful) run.fragments.push(this.#unreadable(path, start, isMaybe))
    try {
      run.make(named.length > 0 ? named : wordsOf(defaultGoal(reader)), isMaybe)
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      run.fragments.push(this.#unreadable(path, start, isMaybe))
    }
    if (path === this.path) for (const name of run.order.made.keys()) reached.add(name)
    return run.fragments
  }

  #readerOf(path: string, start: Start): Reader | null {
    try {
      return this.#readers.get(path, start)
    } catch (error) {
      if (error instanceof Stop) return null
      throw error
    }
  }

  #follow({ make, command, scope, isMaybe }: Call, reached: Set<Text>): readonly Fragment[] | null {
    if (scope.session.start.level >= DEEPEST_CALL || this.#calls >= MOST_CALLS) return null
    this.#calls += 1
    const path = this.#readers.find(make)
    if (path === null) return null
    const start = submakeStart(make, this.#readers.of(scope.session), scope)
    const fragments = this.#run(path, start, isMaybe, reached)
    if (!fragments || !command.isFailureIgnored) return fragments
    return fragments.map((one) => this.#fragments.ignoring(one))
  }

  #unreadable(path: string, start: Start, isMaybe: boolean): Fragment {
    return this.#fragments.unreadable({ path, start: 0, end: 0 }, start.directory, isMaybe)
  }
}

export function defaultGoal(reader: Reader): Text {
  return variableText('.DEFAULT_GOAL', reader.scope(nowhere), expand).trim()
}

/** A goal's name as the Makefile has it, where people see the reference that it is written with. */
function namedSo(name: string, { rules, session }: Reader): Text {
  if (rules.of(name).length > 0) return name
  for (const text of rules.names()) if (session.unknowns.show(text) === name) return text
  return name
}
