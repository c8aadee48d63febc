import { known, show } from '../../shell/value.ts'
import type { CommandModel, Outcome } from '../call.ts'
import { findBuild } from '../names.ts'
import { obstruct } from '../world.ts'
import { grammars } from './options.ts'
import { readOptions } from './read.ts'

const other: Outcome = { role: 'other', status: 'success' }

/** `docker save X`: an archive of layers, in which nobody here looks for a file. */
export const save: CommandModel = (call, world) => {
  const parsed = readOptions(call, world, grammars.save)
  for (const { value } of parsed.operands) {
    const build = findBuild(world, value)
    if (build === null) continue
    obstruct(world, 'image-layers', call.range, { image: show(value) }, build)
  }
  return other
}

/** `docker import F NAME`, `… | docker import - NAME`: an image of files alone, which no Dockerfile describes. */
export const importImage: CommandModel = (call, world) => {
  const parsed = readOptions(call, world, grammars.import)
  const [source, image] = parsed.operands
  const emission = call.input.type === 'file' ? null : call.input.emission
  if (!source || !image || known(source.value) !== '-' || !emission) return other
  emission.taken = true
  const start = world.steps[emission.container]!
  const build = start.kind === 'container' ? start.build : null
  if (build !== null) obstruct(world, 'image-imported', call.range, { image: show(image.value) }, build)
  return other
}
