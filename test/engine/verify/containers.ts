import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fillRoot, knownImages } from '../harness/images.ts'
import { run } from '../harness/process.ts'
import { dockerfilesOf } from './cases.ts'
import { librariesOf, settingsOf } from './settings.ts'
import type { Ground } from './suite.ts'

const INSTALL = join(dirname(dirname(fileURLToPath(import.meta.url))), 'install.sh')

/** podman or buildah with a store and settings of its own: the machine's are not touched. */
export interface Containers extends Ground {
  call(...args: readonly string[]): Promise<string>
  stop(): Promise<void>
}

/** @param lists the commands that together tell everything that there is */
export async function startContainers(
  tool: 'podman' | 'buildah',
  lists: readonly (readonly string[])[],
): Promise<Containers> {
  const work = await mkdtemp(join(tmpdir(), `stagefold-${tool}-`))
  const cache = (await run([INSTALL])).toString().trim()
  const env = {
    PATH: `${cache}/podman/usr/bin:${process.env['PATH']}`,
    LD_LIBRARY_PATH: librariesOf(cache),
    HOME: work,
    CONTAINERS_STORAGE_CONF: join(work, 'storage.conf'),
    CONTAINERS_CONF: join(work, 'containers.conf'),
    BUILDAH_ISOLATION: 'chroot',
  }
  const call = async (...args: readonly string[]) => (await run([tool, ...args], { env })).toString()
  const write = async (driver: string) => {
    for (const [path, text] of Object.entries(settingsOf(cache, work, driver))) {
      await mkdir(dirname(join(work, path)), { recursive: true })
      await writeFile(join(work, path), text, { mode: 0o755 })
    }
  }
  // What most users have, and faster; not every kernel lets it lie in a container's own overlay.
  await write('overlay')
  if (process.env['STAGEFOLD_ENGINE_STORAGE'] === 'vfs' || !(await succeeds(call('images')))) {
    await rm(join(work, 'graph'), { recursive: true, force: true })
    await write('vfs')
  }
  const made = new Map<string, Promise<void>>()
  return {
    options: () => ({ engine: tool, env }),
    prepare: async (project) => {
      for (const name of dockerfilesOf(project).flatMap(knownImages)) {
        if (!made.has(name)) made.set(name, makeImage(name, join(work, `image-${made.size}`)))
        await made.get(name)
      }
    },
    inventory: async () => {
      const all = await Promise.all(lists.map((list) => call(...list)))
      return all
        .flatMap((list) => list.split('\n'))
        .filter(Boolean)
        .sort()
    },
    call,
    stop: async () => {
      await run([tool, 'rm', '--all'], { env }).catch(() => {})
      await rm(work, { recursive: true, force: true })
    },
  }

  async function makeImage(name: string, root: string): Promise<void> {
    await mkdir(root)
    await fillRoot(join(root, 'files'), name, join(cache, 'bookworm/bin/busybox'))
    const path = '/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
    await writeFile(
      join(root, 'Dockerfile'),
      `FROM scratch\nCOPY files /\nENV PATH=${path}\nCMD ["/bin/sh"]\n`,
    )
    await call(tool === 'buildah' ? 'bud' : 'build', '--format', 'docker', '-t', name, root)
  }
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}
