import colors from 'picocolors'

export type Style = ReturnType<typeof colors.createColors>

/** The colours of every report; the same functions without effect when colours are off. */
export function styleOf(color: boolean | undefined): Style {
  return colors.createColors(color ?? false)
}
