import { type Ended, type Environment, lastLines, run } from '../process.ts'

/** An engine's program, called by ourselves rather than by the script. */
export class Tool {
  readonly path: string
  readonly #env: Environment

  constructor(path: string, env: Environment) {
    this.path = path
    this.#env = env
  }

  /** Runs to its end, also after an interruption: what is called here cleans up. */
  try(...args: readonly string[]): Promise<Ended> {
    return run([this.path, ...args], { env: this.#env })
  }

  /** @throws with the last lines that the program said */
  async call(...args: readonly string[]): Promise<string> {
    const ended = await this.try(...args)
    if (ended.status === 0) return ended.stdout
    throw new Error(`${[this.path, ...args].join(' ')}: ${lastLines(ended.log, 5).join('\n')}`)
  }

  /** The lines of its output; none when it fails. */
  async lines(...args: readonly string[]): Promise<string[]> {
    const ended = await this.try(...args)
    return ended.status === 0 ? ended.stdout.split('\n').filter((line) => line !== '') : []
  }
}
