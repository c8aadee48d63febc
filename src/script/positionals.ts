import type { Field } from '../shell/expand.ts'
import { known, literal, show, unknown, type Value } from '../shell/value.ts'
import type { World } from './world.ts'

/** `$1`, `$2`, …, `$#` and `$@` are variables of those names; without any of them they are the script's own. */
export function setPositionals(args: readonly Field[], world: World): void {
  const sure = args.findIndex((field) => field.maySplit || field.glob)
  const most = Math.max(9, args.length, countOf(world) ?? 0)
  const moment = world.records.length
  for (let more = most + 1; world.variables.has(String(more)); more += 1) world.variables.delete(String(more))
  for (let at = 0; at < most; at += 1) {
    const name = String(at + 1)
    const isKnown = sure === -1 || at < sure
    const value = isKnown ? (args[at]?.value ?? null) : unknown(`$${name}@${moment}`, `$${name}`)
    world.variables.set(name, value)
  }
  for (const name of ['#', '@', '*']) world.variables.set(name, unknown(`$${name}@${moment}`, `$${name}`))
  if (sure === -1) world.variables.set('#', literal(String(args.length)))
}

/** Whoever calls the script gives it arguments that nobody else has. */
export function forgetPositionals(world: World): void {
  const process = world.processes + 1
  for (const name of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '#', '@', '*'])
    world.variables.set(name, unknown(`$${name}@process ${process}`, `$${name}`))
}

/** `f "$@"` hands the caller's own arguments on. */
export function isWhole(args: readonly Field[]): boolean {
  return args.length === 1 && args[0]!.maySplit && /^\$[@*]$/.test(show(args[0]!.value))
}

/** The arguments; null when nobody knows how many there are. */
export function positionalList(world: World): readonly Value[] | null {
  const count = countOf(world)
  if (count === null) return null
  return Array.from({ length: count }, (_, at) => world.variables.get(String(at + 1)) ?? [])
}

export function isPositional(name: string): boolean {
  return /^(\d+|[#@*])$/.test(name) && name !== '0'
}

/** Variables that only what ran since then saw: they are what they were. */
export function takeBack(
  before: World['variables'],
  isOwn: (name: string) => boolean,
  { variables }: World,
): void {
  for (const name of variables.changedFrom(before).filter(isOwn)) {
    const value = before.get(name)
    if (value === undefined) variables.delete(name)
    else variables.set(name, value)
  }
}

/** `shift N`. */
export function shiftPositionals(count: number | null, world: World): void {
  const list = positionalList(world)
  const before = world.variables.copy()
  const moment = world.records.length
  if (list && count !== null) world.variables.set('#', literal(String(Math.max(0, list.length - count))))
  else world.variables.set('#', unknown(`$#@${moment}`, '$#'))
  world.variables.set('@', unknown(`$@@${moment}`, '$@'))
  for (let position = 1; position <= Math.max(9, list?.length ?? 0); position += 1) {
    const from = count === null ? null : String(position + count)
    const value = from === null ? undefined : before.get(from)
    const isOwn = from !== null && !before.has('#')
    const id = isOwn ? `$${from}` : `$${position}@${moment}`
    world.variables.set(
      String(position),
      value === undefined ? (list ? null : unknown(id, `$${from ?? position}`)) : value,
    )
  }
}

function countOf(world: World): number | null {
  const text = known(world.variables.get('#') ?? [])
  return text !== null && /^\d+$/.test(text) ? Number(text) : null
}
