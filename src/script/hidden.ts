import { show } from '../shell/value.ts'
import type { Span } from '../source/span.ts'
import type { Call } from './call.ts'
import { spanOf, type World } from './world.ts'

/** A command that runs what nobody can read. */
export interface Hidden {
  readonly span: Span
  readonly command: string
  /** As much of its words as is known, unknowns as the script writes them. */
  readonly text: string
  /** Nothing of what it runs is known. */
  readonly isWhole: boolean
  /** How many steps had been taken when it ran. */
  readonly at: number
  readonly run: number
}

export function hide(call: Pick<Call, 'name' | 'args' | 'range'>, world: World): void {
  const text = call.args.map((field) => show(field.value)).join(' ')
  const isWhole = call.args.every(({ value }) => value.length === 1 && typeof value[0] === 'object')
  const { run } = world
  world.hidden.push({
    span: spanOf(world, call.range),
    command: call.name,
    text,
    isWhole,
    at: world.steps.length,
    run,
  })
}
