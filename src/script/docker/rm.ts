import { concat, literal, type Value } from '../../shell/value.ts'
import { done, type CommandModel } from '../call.ts'
import { findContainer } from '../names.ts'
import { spanOf } from '../world.ts'
import { grammars } from './options.ts'
import { readOptions } from './read.ts'

const { rm: removal, stop, kill, wait: waiting, umount } = grammars

const stopping = { rm: removal, stop, kill, wait: waiting, umount, unmount: umount }

/** `docker rm`, `stop`, `kill`: the containers that it names are gone or idle. */
export const rm: CommandModel = (call, world) => {
  const subcommand = call.name.slice('docker '.length) as keyof typeof stopping
  const parsed = readOptions(call, world, stopping[subcommand])
  const containers = parsed.operands.map((operand) => operand.value)
  const starts = containers.map((name) => findContainer(world, name))
  if (subcommand === 'rm' && !world.maybe)
    for (const start of starts) if (start !== null) world.gone.add(start)
  world.steps.push({
    kind: 'remove',
    id: world.steps.length,
    span: spanOf(world, call.range),
    containers,
    starts,
  })
  const prints = printing.has(subcommand) && parsed.options.length === 0
  return prints ? { ...done, output: lines(containers) } : done
}

/** They print each container as they were told it. */
const printing: ReadonlySet<string> = new Set(['rm', 'stop', 'kill'])

function lines(containers: readonly Value[]): Value {
  return concat(...containers.flatMap((one, at) => (at === 0 ? [one] : [literal('\n'), one])))
}

/** `docker wait`: what the containers do is done then. */
export const wait: CommandModel = (call, world) => {
  const outcome = rm(call, world)
  const step = world.steps.at(-1)!
  for (const start of step.kind === 'remove' ? step.starts : []) if (start !== null) world.waited.add(start)
  return outcome
}
