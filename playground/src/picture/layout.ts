import type { Box, Graph } from './graph.ts'
import { rankRows } from './ranks.ts'
import type { Seat } from './ranks.ts'

/** Sizes in CSS pixels, for text of 12 pixels in a font whose characters are all as wide. */
const characterWidth = 7.25
const padding = 12
const boxHeight = 46
const minimumWidth = 96
/** Characters of a box's longest line; what is longer is cut in the middle. */
const maximumCharacters = 34
const betweenBoxes = 18
const betweenRows = 30

export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PlacedBox[]
  /** Each a line through points, from the foot of a box to the head of another. */
  readonly lines: readonly (readonly Point[])[]
}

export interface PlacedBox extends Point {
  readonly box: Box
  readonly width: number
  readonly height: number
  readonly title: string
  readonly detail: string
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Places boxes in rows from the top to the bottom, so that every arrow points down and meets no box on its way. */
export function layOut(graph: Graph): Layout {
  const rows = rankRows(graph)
  const centres = centresOf(rows)
  const [left, right] = edgesOf(rows, centres)
  const at = (seat: Seat): Point => ({
    x: centres.get(seat)! - left,
    y: seat.row * (boxHeight + betweenRows),
  })
  const seats = rows.flat()
  const boxes = seats.flatMap((seat): readonly PlacedBox[] => {
    if (seat.box === null) return []
    const { x, y } = at(seat)
    const width = widthOf(seat)
    const [title, detail] = linesOf(seat.box)
    return [
      {
        box: seat.box,
        x: x - width / 2,
        y,
        width,
        height: boxHeight,
        title: cut(title),
        detail: cut(detail),
      },
    ]
  })
  const lines = seats.filter(({ box }) => box !== null).flatMap((seat) => linesTo(seat, at))
  const height = rows.length === 0 ? 0 : rows.length * (boxHeight + betweenRows) - betweenRows
  return { width: right - left, height, boxes, lines }
}

/** Back from a box through the seats that its arrows pass. */
function linesTo(seat: Seat, at: (seat: Seat) => Point): readonly (readonly Point[])[] {
  return seat.above.map((first) => {
    const points: Point[] = [at(seat)]
    let next = first
    for (; next.box === null; next = next.above[0]!) {
      const { x, y } = at(next)
      points.unshift({ x, y }, { x, y: y + boxHeight })
    }
    const { x, y } = at(next)
    return [{ x, y: y + boxHeight }, ...points]
  })
}

/** Each seat below the middle of those above it, pushed aside where two would meet. */
function centresOf(rows: readonly (readonly Seat[])[]): ReadonlyMap<Seat, number> {
  const centres = new Map<Seat, number>()
  for (const row of rows) {
    const wanted = row.map((seat) => mean(seat.above.map((above) => centres.get(above)!)))
    let end = -Infinity
    const starts = row.map((seat, at) => {
      const start = Math.max((wanted[at] ?? 0) - widthOf(seat) / 2, end)
      end = start + widthOf(seat) + betweenBoxes
      return start
    })
    // Pushing moves to the right alone; half of it back leaves the row in the middle.
    const moved = mean(row.map((seat, at) => starts[at]! + widthOf(seat) / 2 - (wanted[at] ?? 0))) ?? 0
    row.forEach((seat, at) => centres.set(seat, starts[at]! + widthOf(seat) / 2 - moved))
  }
  return centres
}

function edgesOf(
  rows: readonly (readonly Seat[])[],
  centres: ReadonlyMap<Seat, number>,
): readonly [number, number] {
  const seats = rows.flat()
  if (seats.length === 0) return [0, 0]
  const left = Math.min(...seats.map((seat) => centres.get(seat)! - widthOf(seat) / 2))
  const right = Math.max(...seats.map((seat) => centres.get(seat)! + widthOf(seat) / 2))
  return [left, right]
}

function widthOf({ box }: Seat): number {
  if (box === null) return 0
  const characters = Math.max(...linesOf(box).map((line) => Array.from(line).length))
  return Math.max(minimumWidth, Math.ceil(characters * characterWidth) + 2 * padding)
}

/** The sign says it to those who do not see the colour. */
function linesOf({ title, detail, isRefused }: Box): readonly [title: string, detail: string] {
  return [cut(isRefused ? `✕ ${title}` : title), cut(detail)]
}

/** Of a path the end says most, of everything else the beginning. */
function cut(text: string): string {
  const characters = Array.from(text)
  if (characters.length <= maximumCharacters) return text
  const tail = Math.floor(maximumCharacters * 0.6)
  return [...characters.slice(0, maximumCharacters - tail - 1), '…', ...characters.slice(-tail)].join('')
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
