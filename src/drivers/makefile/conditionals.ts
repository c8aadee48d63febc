import type { Span } from '../../source/span.ts'
import { nowhere } from './builtin.ts'
import { readCondition, type Condition } from './conditions.ts'
import type { Scope } from './session.ts'
import { Stop } from './stop.ts'
import type { Either, Variable } from './variables.ts'

type Way = ReadonlyMap<string, Variable | null>

/** `ifeq … else … endif` that is being read. */
interface Frame {
  /** It stands in a part that is not read. */
  isSkipped: boolean
  /** Whether one of its branches was read for sure; null when one may have been. */
  taken: boolean | null
  now: 'read' | 'doubt' | 'skip'
  hasElse: boolean
  /** What the branches set that may be read, and when. */
  readonly ways: Way[]
  readonly keys: string[]
  usual: number
  isUsualKnown: boolean
}

/** Which lines are read. */
export class Conditionals {
  readonly #frames: Frame[] = []
  readonly #scope: Scope

  readonly #isInDoubt: boolean

  /** @param isInDoubt what it stands in may not be read at all. */
  constructor(scope: Scope, isInDoubt: boolean) {
    this.#scope = scope
    this.#isInDoubt = isInDoubt
  }

  get isReading(): boolean {
    return (this.#frames.at(-1)?.now ?? 'read') !== 'skip'
  }

  /** What is read now may not be read at all when make runs. */
  get isDoubtful(): boolean {
    return this.#isInDoubt || this.#frames.some(({ now }) => now === 'doubt')
  }

  get depth(): number {
    return this.#frames.length
  }

  /** Takes a line that belongs to a conditional; false when it does not. */
  take(text: string, at: Span): boolean {
    const found = /^\s*(ifn?eq|ifn?def|else|endif)(?![\w-])(.*)$/s.exec(text)
    if (!found) return false
    const [, word, rest] = found
    // A variable or a target may have such a name.
    if (/^\s*(?::?:?:?|[?+!])=|^\s*:/.test(rest!)) return false
    if (word === 'endif') this.#end()
    else if (word === 'else') this.#else(rest!.trim(), at)
    else this.#begin(word!, rest!, at)
    return true
  }

  /** The branch that is being read ends with an error, so that it is not taken; false when there is none in doubt. */
  leave(): boolean {
    const doubt = this.#frames.findLastIndex(({ now }) => now === 'doubt')
    if (doubt === -1) return false
    for (const inner of this.#frames.slice(doubt + 1)) Object.assign(inner, { isSkipped: true, now: 'skip' })
    const frame = this.#frames[doubt]!
    this.#scope.variables.takeBack()
    frame.now = 'skip'
    if (frame.usual === frame.ways.length) frame.usual = -1
    return true
  }

  #begin(word: string, rest: string, at: Span): void {
    const isSkipped = !this.isReading
    const frame: Frame = {
      isSkipped,
      taken: false,
      now: 'skip',
      hasElse: false,
      ways: [],
      keys: [],
      usual: -1,
      isUsualKnown: true,
    }
    this.#frames.push(frame)
    if (!isSkipped) this.#enter(frame, readCondition(word, rest, { ...this.#scope, at }))
  }

  #enter(frame: Frame, { holds, usually, key }: Condition): void {
    if (holds === false || frame.taken === true) return
    if (holds === true && frame.taken === false) {
      frame.now = 'read'
      frame.taken = true
      return
    }
    frame.now = 'doubt'
    frame.taken = holds === true ? true : null
    frame.keys.push(key)
    if (usually === null) frame.isUsualKnown = false
    else if (usually && frame.usual === -1) frame.usual = frame.ways.length
    this.#scope.variables.begin()
  }

  #leaveBranch(frame: Frame): void {
    if (frame.now === 'doubt') frame.ways.push(this.#scope.variables.takeBack())
    frame.now = 'skip'
  }

  #else(rest: string, at: Span): void {
    const frame = this.#frames.at(-1)
    if (!frame) throw new Stop("extraneous 'else'")
    if (frame.hasElse) throw new Stop("only one 'else' per conditional")
    if (frame.isSkipped) return
    this.#leaveBranch(frame)
    const next = /^(ifn?eq|ifn?def)\b(.*)$/s.exec(rest)
    if (next && frame.taken !== true)
      this.#enter(frame, readCondition(next[1]!, next[2]!, { ...this.#scope, at }))
    if (next) return
    frame.hasElse = true
    this.#enter(frame, { holds: true, usually: frame.usual === -1, key: 'else' })
  }

  #end(): void {
    const frame = this.#frames.pop()
    if (!frame) throw new Stop("extraneous 'endif'")
    if (frame.isSkipped) return
    this.#leaveBranch(frame)
    if (frame.ways.length === 0) return
    if (frame.taken !== true) frame.ways.push(new Map())
    const usual = frame.usual === -1 ? frame.ways.length - 1 : frame.usual
    merge(this.#scope, frame.ways, frame.keys.join(' | '), frame.isUsualKnown ? usual : -1)
  }
}

/** More things than this that a variable may be are as good as unknown. */
const MOST_WAYS = 16

/** What was set in one of several ways is one of several things; one way alone is no question. */
function merge(
  { variables, session }: Scope,
  ways: readonly Way[],
  condition: string,
  byDefault: number,
): void {
  const names = new Set(ways.flatMap((way) => [...way.keys()]))
  for (const name of names) {
    const before = variables.get(name) ?? null
    const found = ways.map((way) => (way.has(name) ? way.get(name)! : before))
    const some = found.find((one) => one !== null)
    const { origin, at } = some ?? { origin: 'file', at: nowhere }
    const count = found.reduce((sum, one) => sum + (one?.either?.count ?? 1), 0)
    const id = `make ${name} by ${at.path} ${at.start} ${condition}`
    const text = count > MOST_WAYS ? session.unknowns.mark({ id, label: `$(${name})` }) : ''
    const either: Either = { condition, ways: found, byDefault, count }
    if (found.length === 1) variables.set(name, found[0]!)
    else if (text !== '') variables.set(name, { flavor: 'simple', text, origin, at })
    else variables.set(name, { flavor: 'recursive', text, origin, at, either })
  }
}
