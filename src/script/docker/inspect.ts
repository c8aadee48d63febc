import { known, type Value } from '../../shell/value.ts'
import type { CommandModel, Outcome } from '../call.ts'
import { containerId, printImageId } from '../ids.ts'
import { findBuild, findContainer } from '../names.ts'
import type { World } from '../world.ts'
import { grammars } from './options.ts'
import { parseOptions } from './parse-options.ts'
import { lastOption } from './read.ts'

const unsaid: Outcome = { role: 'test', status: 'unknown' }

/** `docker inspect -f '{{.Id}}' X` prints the id of a container or an image; of anything else what nobody knows. */
export const inspectObject: CommandModel = (call, world) => {
  const parsed = parseOptions(grammars.inspect, call.args, () => call.range)
  const [operand, more] = parsed.operands
  const format = lastOption(parsed, 'format')?.value
  const isId = /^\{\{ *\.(Id|ID) *\}\}$/.test(known(format ?? []) ?? '')
  if (!operand || more || parsed.unreadable || !isId || world.maybe) return unsaid
  return said(idOf(operand.value, world))
}

/** `docker images -q X` prints the id of the image. */
export const images: CommandModel = (call, world) => {
  const parsed = parseOptions(grammars.images, call.args, () => call.range)
  const [operand, more] = parsed.operands
  const isPlain = parsed.options.every(({ name }) => ['quiet', 'no-trunc', 'all'].includes(name))
  const isQuiet = lastOption(parsed, 'quiet') !== null
  if (!operand || more || parsed.unreadable || !isQuiet || !isPlain || world.maybe) return unsaid
  const build = findBuild(world, operand.value)
  return said(build === null ? null : printImageId(build, world))
}

function idOf(name: Value, world: World): Value | null {
  const container = findContainer(world, name)
  if (container !== null) return containerId(container)
  const build = findBuild(world, name)
  return build === null ? null : printImageId(build, world)
}

function said(id: Value | null): Outcome {
  return id === null ? unsaid : { role: 'shell', status: 'success', output: id }
}
