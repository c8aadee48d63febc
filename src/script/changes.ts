import type { Placed } from './host.ts'
import type { Content } from './content.ts'
import { directoryOf } from '../source/path.ts'
import { countFirst } from '../source/sorted.ts'
import type { Span } from '../source/span.ts'
import { addTo } from '../source/lists.ts'

/** What a command did to a path of the host. */
export type Change =
  | {
      readonly type: 'place'
      readonly path: string
      readonly placed: Placed
      readonly of: { readonly placed: Placed; readonly stays: boolean } | null
    }
  | {
      readonly type: 'make' | 'remove'
      readonly path: string
      readonly by: Span
      /** Stages do it too, to the files around it that they have. */
      readonly isRepeated?: true
    }
  | { readonly type: 'change'; readonly path: string; readonly by: Span; readonly content: Content | null }

/**
 * Changes in their order. A copy costs nothing and stays what it was; what concerns a path is found without a look at
 * all others.
 */
export class Changes {
  #log: Log
  #length: number

  constructor(log: Log = newLog(), length = 0) {
    this.#log = log
    this.#length = length
  }

  get length(): number {
    return this.#length
  }

  copy(): Changes {
    this.#log.shared = Math.max(this.#log.shared, this.#length)
    return new Changes(this.#log, this.#length)
  }

  push(change: Change): void {
    if (this.#log.all.length > this.#length) this.#detach()
    append(this.#log, change)
    this.#length += 1
  }

  /** Takes back all changes but the first ones. */
  cut(length: number): void {
    if (length === this.#length) return
    this.#length = length
    if (this.#log.shared > length) return
    for (const change of this.#log.all.splice(length)) forget(this.#log, change)
  }

  all(): readonly Change[] {
    return this.#log.all.slice(0, this.#length)
  }

  /** Those at a path, around it and below it, the latest first. */
  *about(path: string): Generator<Change> {
    const { at, below, all } = this.#log
    const lists = [...around(path).map((one) => at.get(one)), below.get(path)].filter(
      (list) => list !== undefined,
    )
    const ends = lists.map((list) => countFirst(list, (place) => place < this.#length))
    for (;;) {
      let latest = -1
      for (const [nth, list] of lists.entries()) {
        const last = list[ends[nth]! - 1] ?? -1
        if (last > (lists[latest]?.[ends[latest]! - 1] ?? -1)) latest = nth
      }
      if (latest === -1) return
      ends[latest]! -= 1
      yield all[lists[latest]![ends[latest]!]!]!
    }
  }

  /** Another one goes on from the log that this one had. */
  #detach(): void {
    const log = newLog()
    for (const change of this.all()) append(log, change)
    this.#log = log
  }
}

interface Log {
  readonly all: Change[]
  /** By path, the places of its changes in the order. */
  readonly at: Map<string, number[]>
  /** By folder, those of the changes of what is in it. */
  readonly below: Map<string, number[]>
  /** How many belong to copies too. */
  shared: number
}

function newLog(): Log {
  return { all: [], at: new Map(), below: new Map(), shared: 0 }
}

function append({ all, at, below }: Log, change: Change): void {
  const place = all.push(change) - 1
  const [own, ...folders] = around(change.path)
  addTo(at, own!, place)
  for (const folder of folders) addTo(below, folder, place)
}

/** The last one. */
function forget({ at, below }: Log, change: Change): void {
  const [own, ...folders] = around(change.path)
  at.get(own!)!.pop()
  for (const folder of folders) below.get(folder)!.pop()
}

/** A path and the folders that it lies in. */
function around(path: string): string[] {
  const paths = [path]
  for (let one = path; one !== '' && one !== '/';) paths.push((one = directoryOf(one)))
  return paths
}
