import { withFallbacks } from '../../../shell/value.ts'
import { partsOf, type Text } from '../marks.ts'
import type { Scope } from '../session.ts'

/**
 * The text where the user sets nothing: variables of the environment are unset, `?=` counts.
 *
 * @returns null when it depends on something else.
 */
export function byDefault(text: Text, { session }: Scope): string | null {
  const parts = partsOf(text).map((part, at) => {
    if (at % 2 === 0) return part
    const one = session.unknowns.at(Number(part))
    if (/^\$\w+$/.test(one.id)) return ''
    return one.fallback ? (withFallbacks(one.fallback)?.text ?? null) : null
  })
  return parts.includes(null) ? null : parts.join('')
}
