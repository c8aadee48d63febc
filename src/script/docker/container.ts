import type { Field } from '../../shell/expand.ts'
import { wordRange } from '../../shell/parse.ts'
import { known, show, unknown } from '../../shell/value.ts'
import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { findBuild, obstruct, spanOf, type World } from '../world.ts'
import { grammars } from './options.ts'
import { lastOption, readOptions } from './read.ts'

/** `docker create` makes a container that holds just what its image holds. */
export const create: CommandModel = (call, world) => start(call, world, false)

/** `docker run` also lets a process change the container, which only trivial commands do not. */
export const run: CommandModel = (call, world) => start(call, world, true)

function start(call: Call, world: World, runs: boolean): Outcome {
  const parsed = readOptions(call, world, runs ? grammars.run : grammars.create)
  const [image, ...command] = withoutUnknownOptions(parsed.operands, call, world)
  if (!image) return { role: 'other', status: 'success' }
  const id = world.steps.length
  const printed = unknown(`container:${id}`, 'the container')
  const name = lastOption(parsed, 'name')?.value ?? printed
  const build = findBuild(world, image.value)
  const isTrivial = harmless.has(command.map((field) => known(field.value) ?? '?').join(' '))
  world.steps.push({
    kind: 'container',
    id,
    span: spanOf(world, call.range),
    image: image.value,
    build,
    name,
    runs: runs && !isTrivial,
    mounts: ['volume', 'mount', 'tmpfs', 'volumes-from'].some(
      (option) => lastOption(parsed, option) !== null,
    ),
  })
  world.containers.push({ name, step: id })
  const leaves =
    call.output.type === 'pipe' || call.output.type === 'file' || lastOption(parsed, 'volume') !== null
  if (runs && build !== null && leaves) obstruct(world, 'container-runs', call.range, {}, id)
  if (name !== printed) world.containers.push({ name: printed, step: id })
  const prints = !runs || lastOption(parsed, 'detach') !== null
  return prints ? { ...done, output: printed } : done
}

/** `docker create $OPTIONS IMAGE`: what nobody knows stands before an image that the script builds. */
function withoutUnknownOptions(operands: readonly Field[], call: Call, world: World): readonly Field[] {
  const [first, second] = operands
  const isOption = first?.maySplit && second && findBuild(world, first.value) === null
  if (!isOption || findBuild(world, second.value) === null) return operands
  const range = wordRange(world.script, first.word)
  obstruct(
    world,
    'unreadable-option',
    range,
    { option: show(first.value), command: call.name },
    world.steps.length,
  )
  return operands.slice(1)
}

/** Commands that end at once and leave the container's files as the image has them. */
const harmless = new Set(['true', '/bin/true', ':', 'echo', 'ls', '/bin/ls', 'pwd', 'sh -c true', 'exit'])
