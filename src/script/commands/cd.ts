import type { Field } from '../../shell/expand.ts'
import { known } from '../../shell/value.ts'
import { assignArray, listNamed } from '../arrays.ts'
import type { Call, CommandModel, Outcome } from '../call.ts'
import { hostPath, workingDirectory } from '../host-paths.ts'
import type { World } from '../world.ts'

const outcome: Outcome = { role: 'shell', status: 'success', output: [] }

/** `cd DIR`; without an operand it leaves the project. */
export const cd: CommandModel = (call, world) => {
  const target = operandOf(call)
  const isBack = target && known(target.value) === '-'
  const back = world.variables.get('OLDPWD')
  const to = isBack ? (back ? hostPath(world, back) : null) : target ? hostPath(world, target.value) : null
  goTo(to, world)
  return outcome
}

/** `pushd DIR`: as `cd`, with a way back. */
export const pushd: CommandModel = (call, world) => {
  const target = operandOf(call)
  const before = stackOf(world)
  const here = workingDirectory(world)
  const isPlain = target && !/^[-+]\d*$/.test(known(target.value) ?? '')
  setStack(isPlain && before && here ? [here, ...before] : null, call, world)
  goTo(isPlain ? hostPath(world, target.value) : null, world)
  return outcome
}

export const popd: CommandModel = (call, world) => {
  const stack = stackOf(world)
  const [top, ...rest] = stack ?? []
  const isPlain = operandOf(call) === undefined
  setStack(isPlain && stack ? rest : null, call, world)
  goTo(isPlain && top ? hostPath(world, top) : null, world)
  return outcome
}

function operandOf(call: Call): Field | undefined {
  return call.args.find((field) => !/^-[LPen]+$/.test(known(field.value) ?? ''))
}

function goTo(path: string | null, world: World): void {
  world.variables.set('OLDPWD', workingDirectory(world))
  world.cwd = path
}

/** An array like any other, so that branches and subshells know of it; null when nobody knows it. */
function stackOf(world: World): ReturnType<typeof listNamed> {
  return world.variables.has('DIRSTACK[#]') ? listNamed('DIRSTACK', world) : []
}

function setStack(values: ReturnType<typeof listNamed>, call: Call, world: World): void {
  const word = call.node.type === 'Command' ? call.node.name! : null
  if (!word) return
  const fields = (values ?? [[]]).map((value) => ({ value, word, maySplit: values === null, glob: false }))
  assignArray('DIRSTACK', fields, false, world)
}
