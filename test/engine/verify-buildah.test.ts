import { afterAll, beforeAll, describe } from '@jest/globals'
import { type Containers, startContainers } from './verify/containers.ts'
import { verifySuite } from './verify/suite.ts'

describe('buildah', () => {
  let buildah: Containers
  beforeAll(async () => {
    buildah = await startContainers('buildah', [
      ['images', '--all', '--no-trunc', '--format', '{{.ID}} {{.Name}}:{{.Tag}}'],
      ['containers', '--format', '{{.ContainerName}}'],
    ])
  })
  afterAll(() => buildah?.stop())

  verifySuite({
    options: () => buildah.options(),
    prepare: (project) => buildah.prepare(project),
    inventory: () => buildah.inventory(),
  })
})
