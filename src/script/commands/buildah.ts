import { known } from '../../shell/value.ts'
import type { CommandModel } from '../call.ts'
import { docker } from '../docker/index.ts'

/** `buildah bud` builds as `docker build` does; `buildah from` makes a container; what else it does to one is its own. */
export const buildah: CommandModel = (call, world) => {
  const [verb] = call.args
  return shared.has(verb ? (known(verb.value) ?? '') : '')
    ? docker(call, world)
    : { role: 'other', status: 'success' }
}

const shared = new Set([
  'bud',
  'build',
  'build-using-dockerfile',
  'from',
  'mount',
  'umount',
  'unmount',
  'rm',
  'tag',
  'push',
  'rmi',
  'images',
  'inspect',
  'info',
  'version',
])
