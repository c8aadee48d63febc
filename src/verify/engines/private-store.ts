import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tool } from './tool.ts'

/** Where the user's images are, as buildah's and podman's `info` say it. */
export interface UserStore {
  readonly driver: string
  readonly root: string
  /** What the driver is configured with, as `--storage-opt` takes it. */
  readonly options: readonly string[]
}

/**
 * A store for what a verification makes, which reads the user's images and writes none. A build that is cut short
 * leaves a container under a name of the engine's own, now or a second later: here it cannot be taken for the user's.
 */
export class PrivateStore {
  readonly tool: Tool
  readonly #user: Tool
  readonly #folders: readonly string[]

  private constructor(user: Tool, tool: Tool, folders: readonly string[]) {
    this.#user = user
    this.tool = tool
    this.#folders = folders
  }

  /**
   * @param globals options for what else the engine keeps of running containers, in a folder
   * @returns null where there can be none: only the drivers overlay and vfs read another store
   */
  static async open(
    user: Tool,
    { driver, root, options }: UserStore,
    globals: (folder: string) => readonly string[] = () => [],
  ): Promise<PrivateStore | null> {
    const folder = newFolder(tmpdir())
    const run = folder.length > LONGEST ? newFolder('/tmp') : folder
    const places = ['--root', join(folder, 'graph'), '--runroot', join(run, 'run'), ...globals(run)]
    const all = [...options, `${driver}.imagestore=${root}`].flatMap((one) => ['--storage-opt', one])
    // A build that is cut short leaves files there, too.
    const tool = user.with(...places, '--storage-driver', driver, ...all).inFolder(folder)
    const store = new PrivateStore(user, tool, [folder, run])
    if ((await tool.try('images', '--quiet')).status === 0) return store
    await store.remove()
    return null
  }

  /** Removes all that was made, once no container is left; the store can be used again. */
  async empty(): Promise<void> {
    await this.remove()
    for (const folder of this.#folders) mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  async remove(): Promise<void> {
    // Files of a user's containers belong to ids that are the user's only in there.
    if (process.getuid?.() !== 0) await this.#user.try('unshare', 'rm', '-rf', ...this.#folders)
    for (const folder of this.#folders) {
      // What a killed build's children still write is waited for.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  }
}

/** Podman refuses a place for its sockets of more than 50 characters. */
const LONGEST = 46

function newFolder(parent: string): string {
  return realpathSync(mkdtempSync(join(parent, 'stagefold-verify-')))
}
