import { afterAll, beforeAll, describe } from '@jest/globals'
import { fixture, type Project, samples } from './verify/cases.ts'
import { type Containers, startContainers } from './verify/containers.ts'
import { verifySuite } from './verify/suite.ts'

describe('podman', () => {
  let podman: Containers
  beforeAll(async () => {
    podman = await startContainers('podman', [
      ['images', '--all', '--no-trunc', '--format', '{{.ID}} {{.Repository}}:{{.Tag}}'],
      ['ps', '--all', '--external', '--no-trunc', '--format', '{{.ID}} {{.Names}}'],
      ['volume', 'ls', '--quiet'],
    ])
    // The user has images and a container of the script's names: no test may touch them.
    await podman.prepare(fixture('user'))
    for (const name of ['owner:build', 'owner:latest']) await podman.call('tag', 'alpine', name)
    await podman.call('create', '--name', 'extract', 'owner:build')
  })
  afterAll(() => podman?.stop())

  const ground = {
    options: () => podman.options(),
    prepare: (project: Project) => podman.prepare(project),
    inventory: () => podman.inventory(),
  }
  // Buildah, which builds for podman, has the others.
  verifySuite(ground, samples.slice(0, 1))
})
