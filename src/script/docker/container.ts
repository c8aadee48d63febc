import type { Field } from '../../shell/expand.ts'
import { wordRange } from '../../shell/parse.ts'
import { show, unknown } from '../../shell/value.ts'
import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { findBuild, obstruct, spanOf, type World } from '../world.ts'
import { grammars } from './options.ts'
import { filesPrinted, isHarmless } from './output.ts'
import { processOf, startedBy, type Started } from './process.ts'
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
  const started = runs ? startedBy(parsed, command, build, world) : null
  const isIdle =
    started === null || started.isBases || (started.command !== null && isHarmless(started.command))
  const mounts = ['volume', 'mount', 'tmpfs', 'volumes-from'].some(
    (option) => lastOption(parsed, option) !== null,
  )
  world.steps.push({
    kind: 'container',
    id,
    span: spanOf(world, call.range),
    image: image.value,
    build,
    name,
    process: isIdle ? null : processOf(parsed, started!),
    assumedIdle: started?.isBases ?? false,
    mounts,
  })
  world.containers.push({ name, step: id })
  if (name !== printed) world.containers.push({ name: printed, step: id })
  if (started)
    return {
      ...outcomeOf(started, call, world, mounts, lastOption(parsed, 'detach') !== null, id),
      ...(lastOption(parsed, 'detach') ? { output: printed } : {}),
    }
  return { ...done, output: printed }
}

/** What leaves the container by its output, or by a folder of the host that lies in it. */
function outcomeOf(
  started: Started,
  call: Call,
  world: World,
  mounts: boolean,
  detached: boolean,
  id: number,
): Outcome {
  const files =
    started.command && !mounts && !detached ? filesPrinted(started.command, started.workdir) : null
  const isRead = call.output.type === 'pipe' || call.output.type === 'file'
  if (files && isRead) return { ...done, emits: { ...files, container: id, via: id, taken: false } }
  const step = world.steps[id]!
  const isOurs = step.kind === 'container' && step.build !== null
  if (isOurs && (isRead || mounts)) obstruct(world, 'container-runs', call.range, {}, id)
  return done
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
