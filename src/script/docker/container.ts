import type { ContainerStart } from '../../pipeline/types.ts'
import type { Field } from '../../shell/expand.ts'
import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { writeIdFile } from '../id-files.ts'
import { containerId } from '../ids.ts'
import { findBuild } from '../names.ts'
import { momentOf, obstruct, spanOf, type World } from '../world.ts'
import { grammars } from './options.ts'
import { copyOut, fill } from './fill.ts'
import { mountsOf } from './mounts.ts'
import { filesPrinted, isHarmless } from './output.ts'
import { processOf, startedBy, type Started } from './process.ts'
import { lastOption, readOptions, refuseWord } from './read.ts'

/** `docker create` makes a container that holds just what its image holds. */
export const create: CommandModel = (call, world) => start(call, world, false)

/** `docker run` also lets a process change the container, which only trivial commands do not. */
export const run: CommandModel = (call, world) => start(call, world, true)

function start(call: Call, world: World, runs: boolean): Outcome {
  const parsed = readOptions(call, world, runs ? grammars.run : grammars.create, world.steps.length)
  const [image, ...command] = withoutUnknownOptions(parsed.operands, call, world)
  if (!image) return { role: 'other', status: 'success' }
  const id = world.steps.length
  const printed = containerId(id)
  const name = lastOption(parsed, 'name')?.value ?? printed
  const build = findBuild(world, image.value)
  const started = startedBy(parsed, command, build, world)
  const isIdle = !runs || isIdleProcess(started)
  const mounts = mountsOf(parsed, world)
  const step: ContainerStart = {
    kind: 'container',
    id,
    span: spanOf(world, call.range),
    image: image.value,
    build,
    name,
    process: isIdle ? null : processOf(parsed, started),
    assumedIdle: runs && started.isBases,
    mounts,
  }
  world.steps.push(step)
  world.moments.set(id, momentOf(world))
  world.containers.push({ name, step: id })
  if (name !== printed) world.containers.push({ name: printed, step: id })
  const isDetached = lastOption(parsed, 'detach') !== null
  // A terminal changes the ends of lines on their way.
  const isTerminal = lastOption(parsed, 'tty') !== null
  if (runs && !isDetached && !world.maybe && lastOption(parsed, 'rm')) world.gone.add(id)
  const cidfile = lastOption(parsed, 'cidfile')?.value
  if (cidfile) writeIdFile(cidfile, printed, world)
  if (!runs) {
    const process = isIdleProcess(started) ? null : processOf(parsed, started)
    world.created.set(id, (by, detached) => {
      const running = {
        ...step,
        process: process && { ...process, detached },
        assumedIdle: started.isBases,
      }
      world.steps[id] = running
      world.moments.set(id, momentOf(world))
      return followed(started, running, { isDetached: detached, isTerminal }, by, world)
    })
    return { ...done, output: printed }
  }
  const outcome = followed(started, step, { isDetached, isTerminal }, call, world)
  return isDetached ? { ...outcome, output: printed } : outcome
}

function isIdleProcess(started: Started): boolean {
  return started.isBases || (started.command !== null && isHarmless(started.command))
}

/** What leaves the container by its output, or by a folder of the host that lies in it. */
function followed(
  started: Started,
  step: ContainerStart,
  { isDetached, isTerminal }: { readonly isDetached: boolean; readonly isTerminal: boolean },
  call: Call,
  world: World,
): Outcome {
  const { id, mounts } = step
  const { command, workdir } = started
  const isRead = call.output.type === 'pipe' || call.output.type === 'file'
  const files =
    command && mounts.length === 0 && !isDetached && !isTerminal ? filesPrinted(command, workdir) : null
  if (files && isRead) return { ...done, emits: { ...files, container: id, via: id, taken: false } }
  if (isRead) obstruct(world, 'container-runs', call.range, { problem: unread() }, id)
  const written = mounts.filter((mount) => mount.kind === 'project' && !mount.readOnly)
  if (written.length === 0 || step.process === null) return done
  if (command && !isDetached && copyOut(command, workdir, mounts, call, id, world)) {
    world.steps[id] = { ...step, process: null }
  } else if (world.maybe) {
    const problem = 'whether it runs is decided only when the script runs'
    obstruct(world, 'container-runs', call.range, { problem }, id)
  } else for (const mount of written) fill({ call, container: id, mount }, world)
  return done

  /** Why nobody can tell which files its output is. */
  function unread(): string {
    if (!command) return 'nobody can tell what it runs and prints'
    if (isDetached) return 'what docker run -d prints is its id'
    if (isTerminal) return 'its output comes through a terminal (-t), which changes the bytes'
    if (mounts.length > 0) return 'its output may be files of its mounts'
    return 'its output is no file of its image that could be copied instead'
  }
}

/** `docker create $OPTIONS IMAGE`: what nobody knows stands before an image that the script builds. */
function withoutUnknownOptions(operands: readonly Field[], call: Call, world: World): readonly Field[] {
  const [first, second] = operands
  const isOption = first?.maySplit && second && findBuild(world, first.value) === null
  if (!isOption || findBuild(world, second.value) === null) return operands
  refuseWord(first, call, world, world.steps.length)
  return operands.slice(1)
}
