import type { Artifact } from '../../pipeline/types.ts'
import { wordRange } from '../../shell/parse.ts'
import { show, splitAt, known, type Value } from '../../shell/value.ts'
import { baseName, cleanPath } from '../../source/path.ts'
import type { Field } from '../../shell/expand.ts'
import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { refuseLost } from '../emission.ts'
import { mountedFile } from '../host-file.ts'
import { assumedPath, assumedText } from '../host-paths.ts'
import { findContainer } from '../names.ts'
import { obstruct, spanOf, type Emission, type World } from '../world.ts'
import { grammars } from './options.ts'
import { place } from './placement.ts'
import { lastOption, readOptions, refuseWord } from './read.ts'

const other: Outcome = { role: 'other', status: 'success' }

/** `docker cp CONTAINER:SOURCE DESTINATION`; a copy into a container is not part of any extraction. */
export const cp: CommandModel = (call, world) => {
  const parsed = readOptions(call, world, grammars.cp)
  const [from, to, more] = parsed.operands
  if (!from || !to) return other
  const pair = splitContainer(from.value)
  if (!pair) return other
  const container = findContainer(world, pair[0])
  if (container === null) {
    obstruct(world, 'unknown-container', call.range, { container: show(pair[0]) })
    return done
  }
  if (world.gone.has(container) && !world.maybe) {
    obstruct(world, 'removed-container', call.range, { container: show(pair[0]) }, container)
    return done
  }
  const unread = parsed.unreadable ?? more
  if (unread) {
    refuseWord(unread, call, world, container)
    return done
  }
  const source = sourcePath(pair[1], world)
  if (source === null) return refuse(call, world, 'unknown-path', from, container)
  if (source.path === '/' || source.path === '/etc')
    return refuse(call, world, 'whole-container', from, container)
  if (known(to.value) === '-') return emit(call, world, container, source)
  return extract(call, world, { container, source, to, follow: lastOption(parsed, 'follow-link') !== null })
}

/** `docker cp X:/p -`: an archive of it on standard output. */
function emit(call: Call, world: World, container: number, source: Request['source']): Outcome {
  const via = world.steps.length
  world.steps.push({ kind: 'stream', id: via, span: spanOf(world, call.range), container })
  const name = source.contents ? '' : baseName(source.path)
  const files = [{ source: source.path, contents: source.contents, name }]
  const emission: Emission = { container, via, form: 'archive', files, taken: false }
  if (call.output.type === 'inherited') refuseLost(emission, world)
  return { ...done, emits: emission }
}

interface Request {
  readonly container: number
  readonly source: { readonly path: string; readonly contents: boolean; readonly slash: boolean }
  readonly to: Field
  readonly follow: boolean
}

function extract(call: Call, world: World, { container, source, to, follow }: Request): Outcome {
  const destination = assumedPath(world, to.value)
  if (destination === null) {
    const isKnown = known(to.value) !== null
    return refuse(call, world, isKnown ? 'unknown-directory' : 'unknown-path', to, container)
  }
  const start = world.steps[container]!
  if (start.kind !== 'container') return other
  const slash = /\/\.?$/.test(show(to.value)) || /^\.\.?$/.test(show(to.value))
  if (isUnclear(world, destination, slash || source.contents)) {
    obstruct(world, 'unclear-destination', call.range, { destination: show(to.value) }, container)
  }
  const landing = place(world.host, source, destination, slash)
  if (landing === null) {
    obstruct(world, 'copy-fails', call.range, { destination: show(to.value) }, container)
    return done
  }
  const hostFile = mountedFile(start, source.path, world)
  const artifact: Artifact = {
    image: start.image,
    build: start.build,
    source: source.path,
    contents: source.contents,
    followed: follow,
    ...landing,
    packed: null,
    raw: false,
    work: [],
    ...(hostFile && { hostFile, type: 'file' }),
  }
  const id = world.steps.length
  world.steps.push({ kind: 'extract', id, span: spanOf(world, call.range), container, via: null, artifact })
  world.host.place(artifact, id)
  return done
}

/** What an earlier step put there decides, and its type is not known. */
function isUnclear(world: World, destination: string, saysDirectory: boolean): boolean {
  return !saysDirectory && !destination.startsWith('/') && world.host.kind(destination) === 'unknown'
}

/** `X:/path`; a name with a slash before the colon is a host path. */
function splitContainer(value: Value): readonly [Value, Value] | null {
  const pair = splitAt(value, ':')
  if (!pair || pair[0].length === 0) return null
  const head = pair[0].filter((part) => typeof part === 'string').join('')
  return head.includes('/') || head.startsWith('.') ? null : pair
}

/** Container paths count from `/`, whatever WORKDIR says (E30). */
function sourcePath(value: Value, world: World): Request['source'] | null {
  const text = assumedText(world, value)
  const path = text === null ? null : cleanPath(`/${text}`)
  if (path === null) return null
  return { path, contents: text!.endsWith('/.'), slash: text!.endsWith('/') }
}

function refuse(
  call: Call,
  world: World,
  reason: 'unknown-path' | 'unknown-directory' | 'whole-container',
  field: Field,
  container: number,
): Outcome {
  const range = wordRange(world.script, field.word)
  obstruct(world, reason, range, { word: show(field.value), command: call.name }, container)
  return done
}
