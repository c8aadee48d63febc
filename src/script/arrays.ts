import type { Field } from '../shell/expand.ts'
import { known, literal, unknown, withFallbacks, type Value } from '../shell/value.ts'
import type { World } from './world.ts'

/** An array lives among the variables, so that branches and subshells treat it like them: `A[0]`, … and `A[#]`. */
const count = (name: string): string => `${name}[#]`
const element = (name: string, at: number): string => `${name}[${at}]`

/** `A=(a b)`, `A+=(c)`. */
export function assignArray(name: string, fields: readonly Field[], append: boolean, world: World): void {
  const before = append ? listNamed(name, world) : []
  const isSure = before !== null && fields.every((field) => !field.maySplit && !field.glob)
  clearArray(name, world)
  const values = isSure ? [...before, ...fields.map((field) => field.value)] : []
  for (const [at, value] of values.entries()) world.variables.set(element(name, at), value)
  world.variables.set(count(name), isSure ? literal(String(values.length)) : unknownCount(name, world))
  world.variables.set(
    name,
    isSure ? (values[0] ?? null) : unknown(`$${name}@${world.records.length}`, `$${name}`),
  )
}

/** `A[1]=x`: which of them there are is not followed. */
export function assignElement(name: string, world: World): void {
  clearArray(name, world)
  world.variables.set(count(name), unknownCount(name, world))
  world.variables.set(name, unknown(`$${name}@${world.records.length}`, `$${name}`))
}

/** A value in place of whatever the variable was. */
export function assignScalar(name: string, value: Value | null, world: World): void {
  const size = world.variables.get(count(name))
  if (size !== undefined && known(size ?? []) !== '1') assignElement(name, world)
  else if (size !== undefined) world.variables.set(element(name, 0), value)
  world.variables.set(name, value)
}

export function clearArray(name: string, world: World): void {
  world.variables.delete(count(name))
  for (let at = 0; world.variables.has(element(name, at)); at += 1) world.variables.delete(element(name, at))
}

/** The values of an array, or of a variable that is none; null when nobody knows how many there are. */
export function listNamed(name: string, world: World): readonly Value[] | null {
  const size = world.variables.get(count(name))
  if (size === undefined) {
    const value = world.variables.get(name)
    if (value === undefined) return null
    return value === null ? [] : [value]
  }
  const text = known(size ?? [])
  if (text === null || text === '') return null
  return Array.from({ length: Number(text) }, (_, at) => world.variables.get(element(name, at)) ?? [])
}

/** Only the arguments of the script put something into it. */
export function isEmptyByDefault(name: string, world: World): boolean {
  return withFallbacks(world.variables.get(count(name)) ?? [])?.text === '0'
}

function unknownCount(name: string, world: World): Value {
  return unknown(`\${#${name}[@]}@${world.records.length}`, `\${#${name}[@]}`)
}
