import { concat, known, literal, type Value } from '../../shell/value.ts'
import { baseName } from '../../source/path.ts'
import type { CommandModel, Outcome } from '../call.ts'
import { noteEdits } from './edits.ts'
import { ROOT, hostPath, workingDirectory } from '../host-paths.ts'

/** Commands that print a path and change nothing. */
export const pwd: CommandModel = (_call, world) => prints(workingDirectory(world))

export const dirname: CommandModel = (call) => {
  const value = call.args[0]?.value
  return prints(value ? cutLast(value) : null)
}

export const basename: CommandModel = (call) => {
  const last = call.args[0]?.value.at(-1)
  return prints(typeof last === 'string' && last.includes('/') ? literal(baseName(last)) : null)
}

export const realpath: CommandModel = (call, world) => {
  const operand = call.args.findLast((field) => !known(field.value)?.startsWith('-'))
  const path = operand ? hostPath(world, operand.value) : null
  if (path === null) return prints(null)
  return prints(path.startsWith('/') ? literal(path) : concat(ROOT, literal(path === '' ? '' : `/${path}`)))
}

/** Of git only the question for the repository's root has an answer that is known. */
export const git: CommandModel = (call, world) => {
  const words = call.args.map((field) => known(field.value))
  if (words.join(' ') === 'rev-parse --show-toplevel') return prints(ROOT)
  noteEdits(call, world)
  return { role: 'other', status: 'success' }
}

function cutLast(value: Value): Value | null {
  const last = value.at(-1)
  if (typeof last !== 'string') return null
  const slash = last.replace(/\/+$/, '').lastIndexOf('/')
  const head = value.slice(0, -1)
  if (slash > 0) return concat(head, literal(last.slice(0, slash)))
  if (slash === 0) return head.length > 0 ? head : literal('/')
  return head.length > 0 ? null : literal('.')
}

function prints(output: Value | null): Outcome {
  return { role: 'shell', status: 'success', ...(output ? { output } : {}) }
}
