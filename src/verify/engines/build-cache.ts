import type { Tool } from './tool.ts'

interface CacheRecord {
  readonly ID: string
  readonly CreatedAt: string
}

/** What BuildKit remembers of builds: it has no name, so what is new goes, unless a build holds it. */
export class BuildCache {
  readonly #tool: Tool
  #before: ReadonlySet<string> | null = null

  constructor(tool: Tool) {
    this.#tool = tool
  }

  async remember(): Promise<void> {
    const records = await this.#records()
    this.#before = records && new Set(records)
  }

  async clean(): Promise<void> {
    const before = this.#before
    if (before === null) return
    for (let left = -1; ;) {
      const records = ((await this.#records()) ?? []).filter((id) => !before.has(id))
      if (records.length === 0 || records.length === left) return
      left = records.length
      // A call each is slow; where there was nothing before, all of it is ours.
      const filters = before.size === 0 ? [[]] : records.map((id) => ['--filter', `id=${id}`])
      for (const filter of filters) await this.#tool.try('builder', 'prune', '--all', '--force', ...filter)
    }
  }

  /**
   * The youngest first: a record goes when none that was made from it is there any more.
   * @returns null where there is no such cache
   */
  async #records(): Promise<readonly string[] | null> {
    const { status, stdout } = await this.#tool.try(
      'system',
      'df',
      '--verbose',
      '--format',
      '{{json .BuildCache}}',
    )
    if (status !== 0) return null
    try {
      const records = (JSON.parse(stdout) ?? []) as readonly CacheRecord[]
      const ordered = records.toSorted((a, b) => (a.CreatedAt < b.CreatedAt ? 1 : -1))
      return ordered.map(({ ID }) => ID.replace(/\*$/, ''))
    } catch {
      return null
    }
  }
}
