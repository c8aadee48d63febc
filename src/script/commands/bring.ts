import type { Artifact } from '../../pipeline/types.ts'
import { known } from '../../shell/value.ts'
import type { Call } from '../call.ts'
import { runOf, spanOf, type World } from '../world.ts'
import { hasOwnUmask } from './extracted.ts'

/**
 * A file or folder of the repository comes to lie where a final build alone may see it: it is taken for one that was
 * extracted, so that the command goes and the final Dockerfile copies what it is a copy of.
 *
 * @returns false for every other one.
 */
export function bring(to: string, call: Call, world: World): boolean {
  const found = world.facts.brought.find(({ run, path }) => run === world.run && path === to)
  if (!found || call.name !== 'cp' || world.maybe || hasOwnUmask(world)) return false
  // More may be there by then than the repository has.
  if (call.args.some(({ glob, maySplit, value }) => glob || maySplit || known(value)?.endsWith('/.')))
    return false
  const builds = world.steps.filter(({ kind, id }) => kind === 'build' && runOf(world, id) === world.run)
  const builder = builds[found.builder]
  if (!builder) return false
  const artifact: Artifact = {
    image: [],
    build: builder.id,
    source: `/${found.of}`,
    contents: false,
    followed: false,
    path: to,
    type: found.isFolder ? 'directory' : 'file',
    placement: 'replace',
    packed: null,
    raw: false,
    work: [],
    hostFile: { path: found.of, isCopied: true, isBrought: true },
  }
  const id = world.steps.length
  const step = { kind: 'rework', id, command: call.name, from: builder.id, artifact, leaves: null } as const
  world.steps.push({ ...step, span: spanOf(world, call.range) })
  world.host.place(artifact, id)
  return true
}
