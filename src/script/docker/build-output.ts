import type { ImageBuild } from '../../pipeline/types.ts'
import { known, splitAt, type Value } from '../../shell/value.ts'
import { joinPath } from '../../source/path.ts'
import type { Call } from '../call.ts'
import { leaveExtraction } from '../extraction.ts'
import { land, refuseLost } from '../emission.ts'
import { hostPath } from '../host-paths.ts'
import { imageId } from '../ids.ts'
import { readSettings } from '../settings.ts'
import { obstruct, spanOf, type Emission, type World } from '../world.ts'
import { heldFiles } from './fill.ts'
import { holdImage } from './hold.ts'

/** Where `--output` lets the files of the stage out: a folder, an archive, or standard output. */
type Output = { readonly form: 'local' | 'tar'; readonly dest: Value } | { readonly form: 'stream' }

/**
 * `docker build --output`: no image, but the files of the stage.
 *
 * @returns what it writes to its output, or whether there is an image; files in the host's folders are placed.
 */
export function exportFiles(
  build: ImageBuild,
  call: Call,
  world: World,
): { readonly isImage: boolean; readonly emits?: Emission } {
  const given = build.flags.filter(({ name }) => name === 'output')
  const output = given.length === 1 ? outputOf(given[0]!.value ?? []) : null
  if (!output) return { isImage: true }
  const container = holdImage(build.tags[0] ?? imageId(build.id), build.id, call, world)
  const files = [{ source: '/', contents: true, name: '' }]
  const emission: Emission = { container, via: build.id, form: 'archive', files, taken: false }
  if (output.form === 'stream') {
    if (call.output.type === 'inherited') refuseLost(emission, world)
    return { isImage: false, emits: emission }
  }
  const path = hostPath(world, output.dest)
  if (path === null) obstruct(world, 'unknown-path', call.range, wordOf(output.dest), container)
  else if (output.form === 'local') fillFolder(path, build, container, call, world)
  else if (!land(emission, { type: 'file', path, appends: false }, call.range, world))
    world.host.change(path, spanOf(world, call.range))
  return { isImage: false }
}

function wordOf(dest: Value): Record<string, string> {
  return { word: known(dest) ?? dest.map((part) => (typeof part === 'string' ? part : part.label)).join('') }
}

function outputOf(value: Value): Output | null {
  if (known(value) === '-') return { form: 'stream' }
  if (!splitAt(value, '=')) return { form: 'local', dest: value }
  const settings = readSettings(value)
  const type = known(settings.get('type') ?? [])
  const dest = settings.get('dest') ?? settings.get('destination') ?? []
  if (type === 'local') return dest.length === 0 ? null : { form: 'local', dest }
  if (type !== 'tar') return null
  return dest.length === 0 || known(dest) === '-' ? { form: 'stream' } : { form: 'tar', dest }
}

/** Among files of the repository only those come to lie that the stage is known to hold. */
function fillFolder(path: string, build: ImageBuild, container: number, call: Call, world: World): void {
  const way = { container, via: build.id, range: call.range }
  const isOwn = path !== '' && heldFiles(path, world).length === 0
  if (isOwn && !world.maybe) {
    leaveExtraction({ source: '/', contents: true, path, placement: 'merge' }, way, world)
    return
  }
  const held = world.maybe ? null : world.facts.contentsOf(build)
  if (held === null) obstruct(world, 'output-fills', call.range, { path: path || '.' }, container)
  for (const source of held ?? []) {
    const target = joinPath(path, source.slice(1))
    const placement = world.host.kind(target) === 'directory' ? 'merge' : 'replace'
    leaveExtraction({ source, contents: false, path: target, placement }, way, world)
  }
}
