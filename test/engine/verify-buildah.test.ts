import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe } from '@jest/globals'
import { fillRoot, knownImages } from './harness/images.ts'
import { run } from './harness/process.ts'
import { dockerfilesOf } from './verify/cases.ts'
import { type Ground, verifySuite } from './verify/suite.ts'

const INSTALL = join(dirname(fileURLToPath(import.meta.url)), 'install.sh')

describe('buildah', () => {
  const made = new Map<string, Promise<void>>()
  let work: string
  let busybox: string
  let env: Record<string, string>

  // A store of its own: the machine's is not touched.
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), 'stagefold-buildah-'))
    busybox = join((await run([INSTALL])).toString().trim(), 'bookworm/bin/busybox')
    const folders = `graphroot = "${work}/graph"\nrunroot = "${work}/run"\n`
    await writeFile(join(work, 'storage.conf'), `[storage]\ndriver = "vfs"\n${folders}`)
    env = {
      PATH: process.env['PATH']!,
      HOME: work,
      CONTAINERS_STORAGE_CONF: join(work, 'storage.conf'),
      BUILDAH_ISOLATION: 'chroot',
    }
  })
  afterAll(async () => {
    await run(['buildah', 'rm', '--all'], { env }).catch(() => {})
    await rm(work, { recursive: true, force: true })
  })

  const ground: Ground = {
    options: () => ({ engine: 'buildah', env }),
    prepare: async (project) => {
      for (const name of dockerfilesOf(project).flatMap(knownImages)) {
        if (!made.has(name)) made.set(name, makeImage(name))
        await made.get(name)
      }
    },
    inventory: async () => {
      const images = await run(
        ['buildah', 'images', '--all', '--no-trunc', '--format', '{{.ID}} {{.Name}}:{{.Tag}}'],
        { env },
      )
      const containers = await run(['buildah', 'containers', '--format', '{{.ContainerName}}'], { env })
      return `${images}${containers}`.split('\n').filter(Boolean).sort()
    },
  }
  verifySuite(ground)

  async function makeImage(name: string): Promise<void> {
    const root = join(work, `image-${made.size}`)
    await mkdir(root)
    await fillRoot(join(root, 'files'), name, busybox)
    const path = '/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
    await writeFile(
      join(root, 'Dockerfile'),
      `FROM scratch\nCOPY files /\nENV PATH=${path}\nCMD ["/bin/sh"]\n`,
    )
    await run(['buildah', 'bud', '--format', 'docker', '-t', name, root], { env })
  }
})
