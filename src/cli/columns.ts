/** A text in lines of at most so many characters; a word that is longer has a line of its own. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/**
 * Terms and what they mean, in two columns; the meaning of a term that is too long for its column goes below it.
 * @param share of the width that the terms may take
 */
export function twoColumns(
  rows: readonly (readonly [string, string])[],
  width: number,
  share: number = 1 / 3,
): string {
  const widest = Math.max(...rows.map(([term]) => term.length))
  const column = Math.min(widest, Math.floor(width * share)) + 4
  return rows.map((row) => entry(row, column, width)).join('')
}

function entry([term, meaning]: readonly [string, string], column: number, width: number): string {
  const [first = '', ...more] = wrapped(meaning, Math.max(20, width - column))
  const indent = ' '.repeat(column)
  const fits = term.length + 4 <= column
  const lines = fits ? [`  ${term}`.padEnd(column) + first, ...more.map((line) => indent + line)] : []
  const below = [`  ${term}`, ...[first, ...more].map((line) => indent + line)]
  return (fits ? lines : below).map((line) => `${line.trimEnd()}\n`).join('')
}
