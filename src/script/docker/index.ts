import { known } from '../../shell/value.ts'
import type { Call, CommandModel, Outcome } from '../call.ts'
import { build } from './build.ts'
import { create, run } from './container.ts'
import { cp } from './cp.ts'
import { exportContainer } from './export.ts'
import { push, rmi, tag, unmountImage } from './image.ts'
import { from } from './from.ts'
import { mount, mountImage } from './mount.ts'
import { images, inspectObject } from './inspect.ts'
import { list } from './list.ts'
import { start } from './start.ts'
import { importImage, save } from './save.ts'
import { rm, wait } from './rm.ts'

/** `docker …`: finds the subcommand behind docker's own options and its management words. */
export const docker: CommandModel = (call, world) => {
  const words = withoutGlobalOptions(call)
  if (words === null) return unmodelled
  const [first, second] = words.map((field) => known(field.value))
  const isManaged = managers.has(first ?? '')
  const subcommand = isManaged ? managed(first!, second) : first
  const model = subcommands[subcommand ?? '']
  if (!model) return readers.has(subcommand ?? '') ? { role: 'test', status: 'unknown' } : unmodelled
  return model({ ...call, name: `docker ${subcommand}`, args: words.slice(isManaged ? 2 : 1) }, world)
}

const subcommands: Readonly<Record<string, CommandModel | undefined>> = {
  __proto__: null as never,
  build,
  bud: build,
  'build-using-dockerfile': build,
  create,
  run,
  cp,
  rm,
  rmi,
  tag,
  push,
  stop: rm,
  kill: rm,
  wait,
  start,
  ps: list,
  save,
  import: importImage,
  from,
  mount,
  'image mount': mountImage,
  'image umount': unmountImage,
  'image unmount': unmountImage,
  umount: rm,
  unmount: rm,
  images,
  inspect: inspectObject,
  export: exportContainer,
}

const managers = new Set(['image', 'container', 'buildx', 'builder'])

/** `docker image rm` removes images, `docker container rm` containers. */
function managed(manager: string, verb: string | null | undefined): string | null | undefined {
  if (manager === 'image' && (verb === 'rm' || verb === 'remove')) return 'rmi'
  if (manager === 'image' && /^u?n?mount$/.test(verb ?? '')) return `image ${verb}`
  if (verb !== 'ls' && verb !== 'list') return verb
  return manager === 'container' ? 'ps' : manager === 'image' ? 'images' : verb
}

/** They print what there is and change nothing. */
const readers = new Set(['info', 'version', 'history', 'logs', 'ls', 'port', 'top'])

const unmodelled: Outcome = { role: 'other', status: 'success' }

const valuedGlobals = new Set(['-H', '--host', '--context', '-c', '--config', '-l', '--log-level'])

function withoutGlobalOptions(call: Call): Call['args'] | null {
  let rest = call.args
  while (known(rest[0]?.value ?? [])?.startsWith('-')) {
    rest = rest.slice(valuedGlobals.has(known(rest[0]!.value)!) ? 2 : 1)
  }
  return rest.length === 0 ? null : rest
}
