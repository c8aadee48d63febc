import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { land, refuseLost } from '../emission.ts'
import { hostPath } from '../host-paths.ts'
import { findContainer } from '../names.ts'
import { obstruct, spanOf, type Emission, type World } from '../world.ts'
import { grammars } from './options.ts'
import { lastOption, readOptions } from './read.ts'

/** `docker export X`: an archive of all of a container, with what Docker itself put into it (E34). */
export const exportContainer: CommandModel = (call, world) => {
  const parsed = readOptions(call, world, grammars.export)
  const [operand, more] = parsed.operands
  const container = operand && !more ? findContainer(world, operand.value) : null
  const start = container === null ? undefined : world.steps[container]
  if (container === null || start?.kind !== 'container' || parsed.unreadable)
    return { role: 'other', status: 'success' }
  const via = world.steps.length
  world.steps.push({ kind: 'stream', id: via, span: spanOf(world, call.range), container })
  const files = [{ source: '/', contents: true, name: '' }]
  const emission: Emission = { container, via, form: 'archive', files, taken: false }
  if (start.process !== null || start.mounts.length > 0) {
    // What the process wrote into a volume is not in the archive.
    emission.taken = true
    const problem = 'docker export takes all that its process made'
    obstruct(world, 'container-runs', call.range, { problem }, container)
    return done
  }
  const file = lastOption(parsed, 'output')?.value
  if (file) return written(emission, hostPath(world, file), call, world)
  if (call.output.type === 'inherited') refuseLost(emission, world)
  return { ...done, emits: emission }
}

/** `-o F` */
function written(emission: Emission, path: string | null, call: Call, world: World): Outcome {
  const isLanded = land(emission, { type: 'file', path, appends: false }, call.range, world)
  if (!isLanded && path !== null) world.host.change(path, spanOf(world, call.range))
  return done
}
