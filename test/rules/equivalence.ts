import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const document = readFileSync(join(import.meta.dirname, '../../docs/equivalence.md'), 'utf8')

/** Where each row stands: its section's anchor. */
const anchors = new Map(
  document.split(/^## /m).flatMap((section) => {
    const title = section.slice(0, section.indexOf('\n'))
    const anchor = title
      .toLowerCase()
      .replaceAll(/[^\w ]/g, '')
      .replaceAll(' ', '-')
    return Array.from(section.matchAll(/^\| (E\d+) /gm), ([, row]) => [row!, anchor] as const)
  }),
)

/**
 * A text whose rows of equivalence.md are links.
 * @throws for a row that does not exist
 */
export function linkedRows(text: string): string {
  return text.replaceAll(/\bE\d+\b/g, (row) => {
    const anchor = anchors.get(row)
    if (anchor === undefined) throw new Error(`equivalence.md has no row ${row}`)
    return `[${row}](../equivalence.md#${anchor})`
  })
}
