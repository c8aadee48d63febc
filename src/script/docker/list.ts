import { equal, known, splitAt, type Value } from '../../shell/value.ts'
import type { CommandModel, Outcome } from '../call.ts'
import { containerId } from '../ids.ts'
import { findBuild } from '../names.ts'
import type { World } from '../world.ts'
import { grammars } from './options.ts'
import { parseOptions, type Option } from './parse-options.ts'
import { lastOption } from './read.ts'

const unsaid: Outcome = { role: 'test', status: 'unknown' }

/** `docker ps -lq`, `docker ps -aqf name=X` print ids of containers that the script made. */
export const list: CommandModel = (call, world) => {
  const parsed = parseOptions(grammars.ps, call.args, () => call.range)
  const isQuiet = lastOption(parsed, 'quiet') !== null
  if (parsed.unreadable || parsed.operands.length > 0 || world.maybe) return unsaid
  if (!isQuiet && !/^\{\{ *\.ID *\}\}$/.test(textOf(lastOption(parsed, 'format')))) return unsaid
  const filters = parsed.options.filter(({ name }) => name === 'filter')
  const alive = world.steps
    .slice(world.runs.at(-1))
    .flatMap((step) => (step.kind === 'container' && !world.gone.has(step.id) ? [step.id] : []))
  const found = filters.reduce<readonly number[] | null>(
    (left, filter) => left && narrowed(left, filter.value!, world),
    alive,
  )
  const isLast = lastOption(parsed, 'latest') !== null || textOf(lastOption(parsed, 'last')) === '1'
  const isCounted = lastOption(parsed, 'last') !== null && !isLast
  const one = isLast && filters.length === 0 ? found?.at(-1) : found?.length === 1 ? found[0] : undefined
  if (one === undefined || isCounted || (!isLast && filters.length === 0)) return unsaid
  return { role: 'shell', status: 'success', output: containerId(one) }
}

function textOf(option: Option | null): string {
  return option?.value ? (known(option.value) ?? '') : ''
}

/** The containers that a `--filter` leaves; null when that is not known. */
function narrowed(ids: readonly number[], filter: Value, world: World): readonly number[] | null {
  const [name, wanted] = splitAt(filter, '=') ?? []
  if (!name || !wanted) return null
  if (known(name) === 'name') return namedSo(ids, wanted, world)
  if (known(name) !== 'ancestor') return null
  // An image stands on others, whose containers count as its own.
  const build = findBuild(world, wanted)
  return build !== null && ids.every((id) => buildOf(id, world) === build) ? ids : null
}

function buildOf(id: number, world: World): number | null {
  const step = world.steps[id]!
  return step.kind === 'container' ? step.build : null
}

/** Docker finds the text anywhere in the name, and reads it as a regular expression. */
function namedSo(ids: readonly number[], wanted: Value, world: World): readonly number[] | null {
  const text = known(wanted)
  if (text !== null && !/^\^?\/?[\w.-]+\$?$/.test(text)) return null
  const found: number[] = []
  for (const id of ids) {
    const { name } = world.steps[id] as { readonly name: Value }
    const own = known(name)
    if (equal(name, wanted)) found.push(id)
    else if (own === null || text === null) {
      if (!equal(name, containerId(id))) return null
    } else if (new RegExp(text).test(text.includes('/') ? `/${own}` : own)) found.push(id)
  }
  return found
}
