import { readJson } from '../../data/json.ts'
import { commaEdits } from '../../data/commas.ts'
import { entriesOf, textAt, valueOf } from '../../data/lookup.ts'
import { applyEdits } from '../../source/edit.ts'
import type { TextEdit } from '../../source/span.ts'
import { runsOf } from './runs.ts'

/** Whether a script that stays still calls one that goes. */
export function loses(text: string, names: readonly string[], edits: readonly TextEdit[]): boolean {
  const before = readJson(text)
  const commas = before.ok ? before.documents.flatMap((node) => commaEdits(text, node, edits)) : []
  const after = readJson(applyEdits(text, [...edits, ...commas]))
  if (!after.ok) return true
  const scripts = entriesOf(valueOf(after.documents[0] ?? null, 'scripts'))
  const left = new Set(scripts.map(({ key }) => key.text))
  return scripts.some(({ key, value }) =>
    runsOf(key.text, textAt(value) ?? '', names).some((name) => !left.has(name) && !isHook(name, key.text)),
  )
}

/** A hook that goes is missed by nobody. */
function isHook(name: string, of: string): boolean {
  return name === `pre${of}` || name === `post${of}`
}
