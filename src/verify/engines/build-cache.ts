import type { Tool } from './tool.ts'

/** What BuildKit remembers of builds: it has no name, so what is new goes when no build holds it. */
export class BuildCache {
  readonly #tool: Tool
  #before: ReadonlySet<string> | null = null

  constructor(tool: Tool) {
    this.#tool = tool
  }

  async remember(): Promise<void> {
    this.#before = await this.#records()
  }

  async clean(): Promise<void> {
    if (this.#before === null) return
    // A record that another one needs can only go after it.
    for (let left = -1; ;) {
      const records = [...((await this.#records()) ?? [])].filter((id) => !this.#before!.has(id))
      if (records.length === 0 || records.length === left) return
      left = records.length
      for (const id of records)
        await this.#tool.try('builder', 'prune', '--all', '--force', '--filter', `id=${id}`)
    }
  }

  /** @returns null where there is no such cache */
  async #records(): Promise<ReadonlySet<string> | null> {
    const { status, stdout } = await this.#tool.try(
      'system',
      'df',
      '--verbose',
      '--format',
      '{{json .BuildCache}}',
    )
    if (status !== 0) return null
    try {
      const records = (JSON.parse(stdout) ?? []) as readonly { readonly ID: string }[]
      return new Set(records.map(({ ID }) => ID.replace(/\*$/, '')))
    } catch {
      return null
    }
  }
}
