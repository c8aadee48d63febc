import { known } from '../../shell/value.ts'
import type { Field } from '../../shell/expand.ts'
import type { Call, CommandModel, Outcome } from '../call.ts'
import { runProcess, runSourced, scriptAt } from '../other-scripts.ts'
import { isPositional } from '../positionals.ts'
import { hostPath } from '../host-paths.ts'
import { hide } from '../hidden.ts'
import { expandedText, textOf } from '../texts.ts'
import type { World } from '../world.ts'

const other: Outcome = { role: 'other', status: 'success' }

/** `. lib.sh`, `source lib.sh` */
export const source: CommandModel = (call, world) => {
  const [file, ...args] = call.args
  const script = file ? scriptAt(hostPath(world, file.value), call, world) : null
  if (script) return runSourced(script, args, call, world)
  // It may set whatever it likes; what the script set before is its default.
  for (const [name, value] of world.variables) {
    if (value && value.length > 0 && known(value) !== null && !isPositional(name)) {
      const id = `$${name}@${call.range.start}#${world.records.length}`
      world.variables.set(name, [{ id, label: `$${name}`, fallback: value }])
    }
  }
  return other
}

/** `sh other.sh A`, `bash -ex other.sh`, `sh -c '…' name A`. */
export const shell: CommandModel = (call, world) => {
  const at = call.args.findIndex((field, nth) => !isOption(field) && !takesName(call.args[nth - 1]))
  if (at === -1) return other
  const options = call.args.slice(0, at).map((field) => known(field.value) ?? '')
  const rest = call.args.slice(at + 1)
  if (options.some((option) => /^-\w*c$/.test(option)))
    return runText(call.args[at]!, rest.slice(1), call, world)
  return callScript(call.args[at]!, rest, call, world) ?? other
}

/** A script of the project that is called by its path; null for every other command. */
export function callScript(file: Field, args: readonly Field[], call: Call, world: World): Outcome | null {
  const script = scriptAt(hostPath(world, file.value), call, world)
  return script ? runProcess(script, script.tree, args, call, world) : null
}

function runText(field: Field, args: readonly Field[], call: Call, world: World): Outcome {
  const { word } = field
  const own = word.text.startsWith("'") || !/[$`\\]/.test(word.text) ? textOf(word, world) : null
  if (own) return runProcess(world.script, own, args, call, world)
  const text = expandedText([word], true, world)
  if (!text) {
    hide(call, world)
    return other
  }
  const seen = [...text.names].flatMap((name) => {
    const value = world.variables.get(name)
    return value ? [[name, value] as const] : []
  })
  return runProcess(world.script, text.tree, args, call, world, seen)
}

function isOption(field: Field): boolean {
  return /^[-+]/.test(known(field.value) ?? '')
}

/** `-o pipefail` */
function takesName(field: Field | undefined): boolean {
  return /^[-+]\w*[oO]$/.test(field ? (known(field.value) ?? '') : '')
}
