import type { CommandModel, Outcome } from '../call.ts'
import { runWithin } from '../other-scripts.ts'
import { expandedText } from '../texts.ts'
import { hide } from '../hidden.ts'

const other: Outcome = { role: 'other', status: 'success' }

/** `eval WORDS`: this shell runs what they are. */
export const evaluate: CommandModel = (call, world) => {
  const words = [...new Set(call.args.map((field) => field.word))]
  if (words.length === 0) return { role: 'shell', status: 'success', output: [] }
  const text = expandedText(words, false, world)
  if (!text) {
    hide(call, world)
    return other
  }
  const outcome = runWithin(world.script, text.tree, call, world)
  return { ...outcome, role: 'other' }
}
