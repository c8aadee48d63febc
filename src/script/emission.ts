import type { Artifact, FileWork } from '../pipeline/types.ts'
import { isWithin, joinPath } from '../source/path.ts'
import type { Range } from '../source/span.ts'
import type { Call, Stream } from './call.ts'
import { hasOwnUmask, reworkTo, type Extracted } from './commands/extracted.ts'
import { leaveExtraction, type ExtractedFile } from './extraction.ts'
import { takenOut, type Wanted } from './members.ts'
import { obstruct, type Emission, type World } from './world.ts'

/**
 * Follows what a command writes into a redirection.
 *
 * @returns whether the file there is known now
 */
export function land(emission: Emission, output: Stream, range: Range, world: World): boolean {
  if (output.type === 'pipe') return false
  if (output.type === 'null') {
    emission.taken = true
    return false
  }
  const isNew = output.type === 'file' && output.path !== null && world.host.kind(output.path) === 'missing'
  if (output.type !== 'file' || !isNew || output.appends || world.maybe || hasOwnUmask(world)) {
    if (output.type === 'file' && output.path !== null && !isNew && emission.form === 'file') {
      emission.taken = true
      obstruct(world, 'file-is-there', range, { path: output.path }, emission.container)
    } else refuseLost(emission, world)
    return false
  }
  emission.taken = true
  for (const file of emission.files) {
    const { source, contents, name } = file
    const placed = { source, contents, path: output.path! }
    if (emission.form === 'file') extract(emission, { ...placed, work: redirected }, range, world)
    else extract(emission, { ...placed, packed: name, raw: true, placement: 'merge' }, range, world)
  }
  return true
}

/** A new file gets the mode that the usual umask leaves, whatever the container's had (E115). */
const redirected: readonly FileWork[] = [{ kind: 'mode', mode: '644', recursive: false, path: '' }]

/** Unpacks an archive from a pipe into a directory (E48). */
export function unpack(
  emission: Emission,
  directory: string,
  wanted: Wanted,
  range: Range,
  world: World,
): boolean {
  if (emission.form !== 'archive' || world.maybe || hasOwnUmask(world)) return false
  const files = takenOut(emission.files, wanted)
  if (files === null) return false
  emission.taken = true
  for (const { source, contents, name } of files) {
    extract(emission, { source, contents, path: joinPath(directory, name) }, range, world)
  }
  return true
}

/** Unpacks an archive that an earlier command of the script made of a container's files. */
export function unpackFile(
  archive: string,
  directory: string,
  wanted: Wanted,
  call: Call,
  world: World,
): boolean {
  const packed = world.host.placed().filter(({ artifact }) => artifact.path === archive)
  const isKnown = packed.every(({ artifact }) => artifact.packed !== null && artifact.work.length === 0)
  if (packed.length === 0 || !isKnown || world.maybe || hasOwnUmask(world)) return false
  const files = packed.map(({ artifact: { source, contents, packed: name } }) => ({
    source,
    contents: contents || name === '',
    name: name!,
  }))
  const taken = takenOut(files, wanted)
  if (taken === null) return false
  for (const [at, { source, contents, name }] of taken.entries()) {
    const isNamed = wanted.members.length > 0
    const around = packed.find(({ artifact }) => isNamed && isWithin(source, artifact.source))
    const placed = around ?? packed[at]!
    const path = joinPath(directory, name)
    const own = { source, contents, path, packed: null, raw: false, placement: placementAt(path, world) }
    const isWhole = source === placed.artifact.source
    const type = contents ? 'directory' : isWhole ? placed.artifact.type : 'unknown'
    reworkTo({ placed, below: '' }, { ...placed.artifact, ...own, type }, call, world, null)
  }
  return true
}

function placementAt(path: string, world: World): Artifact['placement'] {
  const kind = world.host.kind(path)
  return kind === 'directory' ? 'merge' : kind === 'file' ? 'replace' : 'inside'
}

/** `cat a.tar` in a container, piped into tar: the archive as if it lay on the host under a name that nobody has. */
export function extractFile(emission: Emission, range: Range, world: World): Extracted | null {
  const [file] = emission.files
  if (emission.form !== 'file' || !file) return null
  emission.taken = true
  extract(
    emission,
    { source: file.source, contents: false, path: `/stagefold-stream-${range.start}` },
    range,
    world,
  )
  return { placed: world.host.placed().at(-1)!, below: '' }
}

function extract(emission: Emission, file: ExtractedFile, range: Range, world: World): void {
  const { container, via } = emission
  const type = file.contents ? 'directory' : emission.form === 'file' ? 'file' : 'unknown'
  leaveExtraction(
    { type, placement: placementAt(file.path, world), ...file },
    { container, via, range },
    world,
  )
}

/** What is done with the output is not known. */
export function refuseLost(emission: Emission, world: World): void {
  emission.taken = true
  const step = world.steps[emission.via]!
  const reason = step.kind === 'container' ? 'container-runs' : 'copy-to-stream'
  const problem = 'nobody can tell where the files go that it prints'
  obstruct(world, reason, step.span, { word: '-', command: 'docker cp', problem }, emission.container)
}
