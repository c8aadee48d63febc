import { expandValue } from '../shell/expand.ts'
import type { Redirection } from '../shell/parse.ts'
import { known } from '../shell/value.ts'
import type { Stream } from './call.ts'
import { scopeOf } from './scope.ts'
import { hostPath } from './host-paths.ts'
import type { Span } from '../source/span.ts'
import type { Content } from './content.ts'
import { documentContent } from './documents.ts'
import type { Emission, World } from './world.ts'

/** What a pipe connects a command to. */
export interface Pipes {
  readonly input: boolean
  readonly output: boolean
  /** The file that a `cat` in front of it prints. */
  readonly file: string | null
  readonly emission: Emission | null
  readonly content?: Content | null
  readonly feeder?: Span | null
}

/** @param around where the output goes that nothing redirects; null for the script's own. */
export function outputOf(redirects: readonly Redirection[], around: Stream | null, world: World): Stream {
  const target = redirects.findLast(
    (redirect) =>
      redirect.type === 'Redirect' &&
      ['>', '>>', '>|', '&>', '&>>'].includes(redirect.operator) &&
      (redirect.descriptor?.type !== 'FileDescriptor' || redirect.descriptor.value === 1),
  )
  if (target?.type !== 'Redirect' || !target.target) return around ?? { type: 'inherited' }
  const value = expandValue(target.target, scopeOf(world))
  if (known(value) === '/dev/null') return { type: 'null' }
  return { type: 'file', path: hostPath(world, value), appends: target.operator.endsWith('>>') }
}

export function inputOf(redirects: readonly Redirection[], pipes: Pipes, world: World): Stream {
  const source = redirects.findLast((redirect) => redirect.type !== 'Redirect' || redirect.operator === '<')
  if (!source && pipes.file !== null)
    return { type: 'file', path: pipes.file, appends: false, feeder: pipes.feeder ?? null }
  if (!source) {
    const { emission, content = null, feeder = null } = pipes
    return { type: pipes.input ? 'pipe' : 'inherited', emission, content, feeder }
  }
  if (source.type !== 'Redirect') return { type: 'text', content: documentContent(source, world) }
  if (!source.target) return { type: 'text' }
  return { type: 'file', path: hostPath(world, expandValue(source.target, scopeOf(world))), appends: false }
}
