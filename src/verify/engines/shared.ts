import type { Request } from '../commands/session.ts'
import type { Command } from '../commands/words.ts'
import type { Names } from '../names.ts'
import type { Engine } from './engine.ts'

/** An engine of which part of the cleaning tells what is ours from what is not by what was there before. */
export interface Sweepable extends Engine {
  /** Removes what no name tells apart: only while nobody else is at work. */
  sweep(): Promise<void>
}

interface Host {
  readonly engine: Sweepable
  /** Verifications under way. */
  users: number
  /** Verifications that there have been. */
  served: number
  /** What newcomers wait for. */
  ready: Promise<void>
  /** Ends when the last user has gone and everything is cleared away. */
  readonly gone: Promise<void>
  readonly end: () => void
}

const hosts = new Map<string, Host>()

/** After so many, newcomers wait until nobody is at work: a disk is filled by what can be swept only then. */
const ROUND = 32

/**
 * One engine's part in several verifications at once. Base images, nameless layers and BuildKit's cache have no name
 * that says whose they are: they are remembered when the first one starts, and swept when only one is at work.
 */
export class SharedEngine implements Engine {
  readonly #own: Sweepable
  readonly #key: string
  #host: Host | null = null

  /** @param key the same for verifications that work with the same daemon */
  constructor(own: Sweepable, key: string) {
    this.#own = own
    this.#key = key
  }

  get info() {
    return this.#own.info
  }

  async remember(): Promise<void> {
    for (let host = hosts.get(this.#key); host !== undefined; host = hosts.get(this.#key)) {
      if (host.users > 0 && host.served < ROUND) return this.#join(host)
      await host.gone
    }
    let end = () => {}
    const gone = new Promise<void>((resolve) => (end = resolve))
    const host = { engine: this.#own, users: 0, served: 0, ready: this.#own.remember(), gone, end }
    hosts.set(this.#key, host)
    return this.#join(host)
  }

  action(command: Command, request: Request) {
    return this.#own.action(command, request)
  }

  noteOutput(text: string): void {
    this.#at.engine.noteOutput(text)
  }

  isOurContainer(id: string): Promise<boolean> {
    return this.#own.isOurContainer(id)
  }

  save(image: string, path: string): Promise<void> {
    return this.#own.save(image, path)
  }

  async clean(names: Names, foreign: ReadonlySet<string>, wasBroken: boolean): Promise<void> {
    const host = this.#at
    await host.engine.clean(names, foreign, wasBroken)
    if (host.users > 1) return
    host.ready = host.ready.then(() => host.engine.sweep())
    await host.ready
  }

  async forget(): Promise<void> {
    const host = this.#host
    if (host === null) return
    this.#host = null
    host.users -= 1
    if (host.users > 0) return
    try {
      await host.engine.sweep()
      await host.engine.forget()
    } finally {
      hosts.delete(this.#key)
      host.end()
    }
  }

  #join(host: Host): Promise<void> {
    this.#host = host
    host.users += 1
    host.served += 1
    return host.ready
  }

  get #at(): Host {
    if (this.#host === null) throw new Error('an engine is used before it remembers what is there')
    return this.#host
  }
}
