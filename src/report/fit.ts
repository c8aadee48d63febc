/**
 * Cuts a line that is wider than a terminal, with `…` at its end. Colours take no room and end where they did.
 * @param width in columns; a line of any length fits without it
 */
export function fitted(line: string, width: number | undefined): string {
  if (width === undefined || columnsOf(line) <= width) return line
  let room = Math.max(1, width) - 1
  let isCut = false
  return line.replace(unit, (whole, colour?: string) => {
    if (colour !== undefined) return colour
    room -= columnsOf(whole)
    if (room >= 0 && !isCut) return whole
    const mark = isCut ? '' : '…'
    isCut = true
    return mark
  })
}

/** How many columns of a terminal a line takes, its colours not counted. */
export function columnsOf(line: string): number {
  return [...line.replace(colour, '')].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0)
}

// eslint-disable-next-line no-control-regex
const colour = /\u001b\[[\d;]*m/g
// eslint-disable-next-line no-control-regex
const unit = /(\u001b\[[\d;]*m)|[^]/gu
/** What terminals draw in two columns, as far as names of files go. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
