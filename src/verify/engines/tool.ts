import { type Ended, type Environment, lastLines, run } from '../process.ts'

/** An engine's program, called by ourselves rather than by the script. */
export class Tool {
  readonly #words: readonly string[]
  readonly #env: Environment

  constructor(path: string, env: Environment, ...globals: readonly string[]) {
    this.#words = [path, ...globals]
    this.#env = env
  }

  /** The same program with options of its own before those of a command. */
  with(...globals: readonly string[]): Tool {
    const [path, ...rest] = this.#words as [string, ...string[]]
    return new Tool(path, this.#env, ...rest, ...globals)
  }

  /** The same program, with another place for its temporary files. */
  inFolder(folder: string): Tool {
    return new Tool('env', this.#env, `TMPDIR=${folder}`, ...this.#words)
  }

  /** The whole command, for somebody else to run. */
  command(...args: readonly string[]): readonly string[] {
    return [...this.#words, ...args]
  }

  /** Runs to its end, also after an interruption: what is called here cleans up. */
  try(...args: readonly string[]): Promise<Ended> {
    return run(this.command(...args), { env: this.#env })
  }

  /** @throws with the last lines that the program said */
  async call(...args: readonly string[]): Promise<string> {
    const ended = await this.try(...args)
    if (ended.status === 0) return ended.stdout
    throw new Error(`${this.command(...args).join(' ')}: ${lastLines(ended.log, 5).join('\n')}`)
  }

  /** The lines of its output; none when it fails. */
  async lines(...args: readonly string[]): Promise<string[]> {
    const ended = await this.try(...args)
    return ended.status === 0 ? ended.stdout.split('\n').filter((line) => line !== '') : []
  }
}
