import { cleanPath, isWithin, joinPath, pathFrom } from '../../source/path.ts'
import type { Span } from '../../source/span.ts'
import type { Call } from '../call.ts'
import { unpack, unpackFile } from '../emission.ts'
import { spanOf, type World } from '../world.ts'

/**
 * `docker run IMAGE | docker build -`: the context is what the container packs. It gets a folder of its own, outside
 * of the project, in which its files lie as extracted ones.
 *
 * @returns the folder; null when the input is anything else.
 */
export function streamedContext(call: Call, world: World): string | null {
  const folder = `/stagefold-stream-${call.range.start}`
  if (call.input.type === 'file') {
    const { path } = call.input
    return path !== null && unpackFile(path, folder, whole, call, world) ? folder : null
  }
  const emission = call.input.emission
  return emission && unpack(emission, folder, whole, call.range, world) ? folder : null
}

const whole = { members: [], strip: 0 }

/** The file of the project that the stream holds as its Dockerfile. */
export function streamedDockerfile(name: string | null, folder: string, world: World): string | null {
  // The stream's own list of what to ignore would count.
  if (originIn('.dockerignore', folder, world) !== null) return null
  return name === null ? null : originIn(name, folder, world)
}

function originIn(name: string, folder: string, world: World): string | null {
  const path = joinPath(folder, (cleanPath(`/${name}`) ?? '/').slice(1))
  const placed = world.host.placed().findLast(({ artifact }) => isWithin(path, artifact.path))
  if (!placed) return null
  const { artifact } = placed
  const build = world.steps.find((step) => step.id === artifact.build)
  const source = joinPath(artifact.source, pathFrom(artifact.path, path))
  const file = build?.kind === 'build' ? world.facts.originOf(build, source) : null
  if (!file || 'path' in file) return file?.path ?? null
  return world.project.add(name, file.text, { span: file.span, isExact: false })
}

/** The `< file` that brings the stream. */
export function redirectOf(call: Call, world: World): Span | null {
  if (call.input.type !== 'file') return null
  const redirect = call.node.redirects.findLast((one) => one.type === 'Redirect' && one.operator === '<')
  return redirect ? spanOf(world, { start: redirect.pos, end: redirect.end }) : null
}
