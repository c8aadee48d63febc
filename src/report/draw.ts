import { columnsOf, fitted } from './fit.ts'

export interface Row {
  readonly text: string
  /** Stands behind the text, also where that is cut. */
  readonly tail?: string
  /** Lines below the text, before the rows. */
  readonly notes?: readonly string[]
  readonly rows: readonly Row[]
}

/** A tree with lines of its own, each cut to a terminal's width; without a line feed at the end. */
export function draw(root: Row, width: number | undefined): string {
  return [line('', root, width), ...branches(root, '', width)].join('\n')
}

function branches({ notes = [], rows }: Row, indent: string, width: number | undefined): readonly string[] {
  const bar = rows.length > 0 ? '│ ' : '  '
  return [
    ...notes.map((note) => fitted(`${indent}${bar} ${note}`, width)),
    ...rows.flatMap((row, at) => {
      const isLast = at === rows.length - 1
      return [
        line(indent + (isLast ? '└─ ' : '├─ '), row, width),
        ...branches(row, indent + (isLast ? '   ' : '│  '), width),
      ]
    }),
  ]
}

function line(head: string, { text, tail = '' }: Row, width: number | undefined): string {
  return fitted(head + text, width === undefined ? width : width - columnsOf(tail)) + tail
}
