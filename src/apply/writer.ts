import type { Unit, Writer, WriterOptions } from './apply.ts'
import { GitGuard } from './git.ts'
import { journalPaths } from './journal-paths.ts'
import { prepare } from './prepare.ts'
import type { Prepared } from './prepare.ts'
import { refusalText } from './refusal.ts'
import type { Refusal } from './refusal.ts'
import { rollBack } from './roll-back.ts'
import type { Former } from './roll-back.ts'
import type { RunJournal } from './run-journal.ts'
import { Session } from './session.ts'
import { removeTemporaries, swapAll, swapOf, unitLabel } from './swap.ts'
import { messageOf } from './system-error.ts'

/** What a unit was when it was announced. */
interface Plan {
  readonly number: number
  readonly files: readonly Pick<Prepared, 'file' | 'mode'>[]
}

export class ProjectWriter implements Writer {
  readonly #root: string
  readonly #session: Session
  readonly #guard: GitGuard | null
  readonly #plans = new Map<Unit, Plan>()
  /** What is still to be done, since the system failed: it is tried again before anything else. */
  readonly #chores: (() => void)[] = []

  constructor(root: string, { allowDirty = false, env }: WriterOptions) {
    this.#root = root
    this.#session = new Session(root, journalPaths(root, env))
    this.#guard = allowDirty ? null : new GitGuard()
  }

  announce(units: readonly Unit[]): void {
    const journal = units.length === 0 ? null : this.#session.open()
    if (journal === null) return
    try {
      const prepared = units.map((unit) => ({ unit, files: prepare(this.#root, unit).files }))
      this.#unsafe(
        prepared.flatMap(({ files }) => files),
        journal,
      )
      const ready = prepared.filter(
        ({ files }) => files.length > 0 && this.#unsafe(files, journal).length === 0,
      )
      const first = journal.plan(ready.map(({ files }) => files))
      for (const [at, { unit, files }] of ready.entries()) {
        const places = files.map(({ file, mode }) => ({ file, mode }))
        this.#plans.set(unit, { number: first + at, files: places })
      }
    } catch {
      // Each unit says for itself then what is wrong.
    }
  }

  write(unit: Unit): readonly Refusal[] {
    const path = unit[0]?.path ?? ''
    const journal = this.#session.open()
    if (journal === null) return this.#session.hindrance(path)
    try {
      this.#doChores()
      const { files, refusals } = prepare(this.#root, unit)
      if (refusals.length > 0 || files.length === 0) return refusals
      const unsafe = [...this.#moved(unit, files), ...this.#unsafe(files, journal)]
      return unsafe.length > 0 ? unsafe : this.#swap(unit, files, journal)
    } catch (error) {
      return [{ path, reason: 'failed', detail: messageOf(error) }]
    }
  }

  finish(): void {
    this.#close(true)
  }

  stop(): void {
    this.#close(false)
  }

  #close(isFinished: boolean): void {
    try {
      this.#doChores()
      this.#session.close(isFinished)
    } catch {
      // What is left to do is the next run's first concern.
      this.#session.close(false)
    }
  }

  /** What git could not bring back; what this run has made itself, `undo` can. */
  #unsafe(files: readonly Prepared[], journal: RunJournal): readonly Refusal[] {
    const others = files.filter(({ file, from }) => from !== null && journal.contents.get(file) !== from)
    return this.#guard?.refusals(others) ?? []
  }

  /** Files that are not where, or not what, the journal has them since they were announced. */
  #moved(unit: Unit, files: readonly Prepared[]): readonly Refusal[] {
    const plan = this.#plans.get(unit)
    if (plan === undefined) return []
    return files
      .filter(({ file, mode }, at) => plan.files[at]?.file !== file || plan.files[at].mode !== mode)
      .map(({ path }) => ({ path, reason: 'changed' }))
  }

  #swap(unit: Unit, files: readonly Prepared[], journal: RunJournal): readonly Refusal[] {
    const number = this.#plans.get(unit)?.number ?? journal.plan([files])
    const swaps = files.map((file, at) => swapOf(file, journal.run, unitLabel(number, at)))
    journal.begin(number)
    try {
      swapAll(swaps, () => journal.written(number, files))
    } catch (error) {
      const undone = this.#try(() => giveUp(swaps, number, journal))
      return [{ path: files[0]!.path, reason: undone ? 'failed' : 'stuck', detail: messageOf(error) }]
    }
    this.#try(() => removeTemporaries(swaps))
    return []
  }

  /** @returns whether it is done; if not, it is put off */
  #try(chore: () => void): boolean {
    try {
      chore()
      return true
    } catch {
      this.#chores.push(chore)
      return false
    }
  }

  #doChores(): void {
    for (let chore = this.#chores[0]; chore !== undefined; chore = this.#chores[0]) {
      chore()
      this.#chores.shift()
    }
  }
}

/** @throws when not every file is as it was */
function giveUp(swaps: readonly Former[], number: number, journal: RunJournal): void {
  const refusals = rollBack(swaps, journal.contents)
  if (refusals.length > 0) throw new Error(refusals.map((refusal) => refusalText(refusal)).join('; '))
  try {
    journal.givenUp(number)
  } catch {
    // On a full disk. Files that hold what they held before are nothing that a later run would take back.
  }
}
