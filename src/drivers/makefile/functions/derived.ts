import type { Scope } from '../session.ts'
import type { Text } from '../marks.ts'

/** A call of a function of make. */
export interface Call {
  readonly name: string
  /** As the file writes it. */
  readonly label: string
  readonly scope: Scope
  expand(text: Text, scope: Scope): Text
}

export interface MakeFunction {
  readonly least: number
  readonly most: number
  /** It gets its arguments as they are written. */
  readonly expandsItself?: boolean
  run(args: readonly string[], call: Call): Text
}

/** What a function gives for arguments that nobody knows: equal for equal arguments. */
export function derived(name: string, args: readonly Text[], call: Call): Text {
  const { unknowns } = call.scope.session
  const id = `make ${name} ${args.join('\u0001')}`
  return unknowns.mark({ id, label: call.label })
}

/** One of several texts, by a condition that nobody knows. */
export function either(
  condition: string,
  texts: readonly Text[],
  byDefault: number,
  label: string,
  scope: Scope,
): Text {
  if (texts.every((text) => text === texts[0])) return texts[0] ?? ''
  const { unknowns } = scope.session
  const values = texts.map((text) => unknowns.value(text))
  const fallback = values[byDefault]
  const id = `make ${condition} ? ${texts.join(' : ')}`
  return unknowns.mark({ id, label, oneOf: values, ...(fallback && { fallback }) })
}
