import { expandFields } from '../../shell/expand.ts'
import { concat, known, splitAt } from '../../shell/value.ts'
import { assignArray, assignScalar, clearArray } from '../arrays.ts'
import type { Call, CommandModel } from '../call.ts'
import { scopeOf } from '../scope.ts'
import type { World } from '../world.ts'

/** `export A=b`, `readonly A=b`, `local A=b`: assignments, as far as values go. */
export const declare: CommandModel = (call, world) => {
  const isLocal = localWords.has(call.name) && !call.args.some((field) => known(field.value) === '-g')
  const isExport =
    call.name === 'export' || call.args.some((field) => /^-\w*x/.test(known(field.value) ?? ''))
  for (const field of call.args) {
    const pair = splitAt(field.value, '=')
    const name = known(pair ? pair[0] : field.value)?.replace(/\+$/, '')
    if (name === undefined || !/^[A-Za-z_]\w*$/.test(name)) continue
    if (isExport) world.exported.add(name)
    if (isLocal && world.calls.size > 0 && !world.locals.has(name)) {
      world.locals.add(name)
      if (!pair) assignScalar(name, null, world)
    }
    if (!pair || assignsArray(name, call, world)) continue
    const append = known(pair[0])!.endsWith('+')
    assignScalar(name, append ? concat(world.variables.get(name) ?? [], pair[1]) : pair[1], world)
  }
  return { role: 'assignment', status: 'success', output: [] }
}

const localWords = new Set(['local', 'declare', 'typeset'])

/** `declare -a A=(x y)`: the parser has the elements apart from the word. */
function assignsArray(name: string, call: Call, world: World): boolean {
  if (call.node.type !== 'Command') return false
  const found = call.node.args.find((part) => part.type === 'Assignment' && part.name === name)
  if (found?.type !== 'Assignment' || found.value.type !== 'ArrayValue') return false
  const elements = found.value.elements.flatMap((word) => expandFields(word, scopeOf(world)))
  assignArray(name, elements, found.append ?? false, world)
  return true
}

export const unset: CommandModel = (call, world) => {
  for (const field of call.args) {
    const name = known(field.value)
    if (name === null || name.startsWith('-')) continue
    clearArray(name, world)
    world.variables.set(name, null)
  }
  return { role: 'shell', status: 'success', output: [] }
}
