import { done, type CommandModel } from '../call.ts'
import { findContainer } from '../names.ts'
import { spanOf } from '../world.ts'
import { grammars } from './options.ts'
import { lastOption, readOptions } from './read.ts'

/** `docker start -a X`: what the container was created for runs now, as `docker run` would run it. */
export const start: CommandModel = (call, world) => {
  const parsed = readOptions(call, world, grammars.start)
  const [operand, more] = parsed.operands
  const id = operand ? findContainer(world, operand.value) : null
  const created = id === null ? undefined : world.created.get(id)
  // What was copied before it ran is of the image, what is copied then is not.
  const isCopied = world.steps.some((step) => step.kind === 'extract' && step.container === id)
  if (id === null || more || !created || isCopied || world.maybe) {
    return { role: 'other', status: 'success' }
  }
  const waits = lastOption(parsed, 'attach') !== null || lastOption(parsed, 'interactive') !== null
  world.created.delete(id)
  world.steps.push({
    kind: 'remove',
    id: world.steps.length,
    span: spanOf(world, call.range),
    containers: [operand!.value],
    starts: [id],
  })
  const outcome = created(call, !waits)
  return waits ? outcome : { ...done, output: operand!.value }
}
