import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tool } from './tool.ts'

interface Info {
  readonly store: {
    readonly GraphDriverName: string
    readonly GraphRoot: string
    readonly GraphOptions?: readonly string[] | null
  }
}

/**
 * A store for what a verification makes, which reads the user's images and writes none. A build that is cut short
 * leaves a container under a name of buildah's own, now or a second later: here it cannot be taken for the user's.
 */
export class BuildahStore {
  readonly tool: Tool
  readonly #folder: string

  private constructor(tool: Tool, folder: string) {
    this.tool = tool
    this.#folder = folder
  }

  /** @throws when buildah does not tell where its store is */
  static async open(tool: Tool): Promise<BuildahStore> {
    const { store } = JSON.parse(await tool.call('info')) as Info
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stagefold-buildah-')))
    const options = [
      ...(store.GraphOptions ?? []),
      `${store.GraphDriverName}.imagestore=${store.GraphRoot}`,
    ].flatMap((one) => ['--storage-opt', one])
    const places = ['--root', join(folder, 'graph'), '--runroot', join(folder, 'run')]
    const own = tool.with(...places, '--storage-driver', store.GraphDriverName, ...options)
    return new BuildahStore(own, folder)
  }

  /** Removes all that was made; the store can be used again. */
  async empty(): Promise<void> {
    await this.tool.try('rm', '--all')
    for (const name of ['graph', 'run']) this.#remove(join(this.#folder, name))
  }

  async close(): Promise<void> {
    await this.empty()
    this.#remove(this.#folder)
  }

  /** What a killed build's children still write is waited for. */
  #remove(path: string): void {
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}
