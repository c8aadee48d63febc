import type { Fragment } from '../../shell/fragment.ts'
import type { Statement } from '../../shell/parse.ts'
import { textOf, type PlacedPiece } from '../../shell/placed-text.ts'
import type { Value } from '../../shell/value.ts'
import type { Range, Span } from '../../source/span.ts'
import { shellStatement } from '../shell-fragment.ts'
import type { RecipeCommand } from './commands.ts'
import type { Session, ShellRun } from './session.ts'
import { shellText } from './shell-text.ts'

/** What the shells of a recipe start with. */
export interface Environment {
  readonly variables: ReadonlyMap<string, Value | null>
  /** Equal for environments with the same variables. */
  readonly key: string
}

export interface Circumstances {
  /** The file that the command stands in. */
  readonly path: string
  readonly session: Session
  readonly environment: Environment
  readonly isMaybe: boolean
  /** None of it stands there as it runs. */
  readonly isElsewhere: boolean
}

/** Makes fragments, one for what runs in the same way, however often it does. */
export class Fragments {
  readonly #fragments = new Map<string, Fragment>()
  readonly #statements = new Map<string, Statement | null>()
  readonly #ignoring = new Map<Fragment, Fragment>()
  #prefix = 'make_'

  /** A file that is read: no variable that stands for an unknown has a name that it holds. */
  avoid(text: string): void {
    while (text.includes(this.#prefix)) this.#prefix = `_${this.#prefix}`
  }

  of({ pieces, range, isFailureIgnored }: RecipeCommand, circumstances: Circumstances): Fragment {
    const { path, session, environment, isMaybe, isElsewhere } = circumstances
    const shell = shellText(pieces, session.unknowns, this.#prefix)
    const cwd = session.start.directory
    const text = textOf(shell.pieces)
    const place = `${path} ${range.start} ${range.end} ${text}`
    const key = [place, cwd, isFailureIgnored, isMaybe, isElsewhere, environment.key].join('\0')
    const known = this.#fragments.get(key)
    if (known) return known
    const statement = shell.variables ? this.#statement(place, shell.pieces, range) : null
    const variables =
      shell.variables && shell.variables.size > 0
        ? new Map([...environment.variables, ...shell.variables])
        : environment.variables
    const opaque = isElsewhere ? [range] : shell.opaque
    const fragment = { path, range, statement, cwd, variables, opaque, isFailureIgnored, isMaybe }
    this.#fragments.set(key, fragment)
    return fragment
  }

  /** What `$(shell …)` runs: nothing of it can be edited where it is used. */
  ofRun({ text, at }: ShellRun, circumstances: Omit<Circumstances, 'path' | 'isElsewhere'>): Fragment {
    const range = { start: at.start, end: at.end }
    const command = { pieces: [{ text, range }], range, isFailureIgnored: true }
    return this.of(command, { ...circumstances, path: at.path, isElsewhere: true })
  }

  /** Of something nobody can tell what runs there. */
  unreadable({ path, start, end }: Span, cwd: string | null, isMaybe: boolean): Fragment {
    const key = `${path} ${start} ${end} ${cwd} ${isMaybe}`
    const known = this.#fragments.get(key)
    if (known) return known
    const fragment: Fragment = {
      path,
      range: { start, end },
      statement: null,
      cwd,
      variables: new Map(),
      opaque: [],
      isFailureIgnored: false,
      isMaybe,
    }
    this.#fragments.set(key, fragment)
    return fragment
  }

  /** The same where a failure does not matter. */
  ignoring(fragment: Fragment): Fragment {
    if (fragment.isFailureIgnored) return fragment
    const known = this.#ignoring.get(fragment)
    if (known) return known
    const ignoring = { ...fragment, isFailureIgnored: true }
    this.#ignoring.set(fragment, ignoring)
    return ignoring
  }

  #statement(place: string, pieces: readonly PlacedPiece[], range: Range): Statement | null {
    const known = this.#statements.get(place)
    if (known !== undefined) return known
    const statement = shellStatement(pieces, range)
    this.#statements.set(place, statement)
    return statement
  }
}
