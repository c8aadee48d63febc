import type { Box, Graph } from './graph.ts'

/** A place in a row: of a box, or of an arrow that passes the row. */
export interface Seat {
  readonly box: Box | null
  readonly row: number
  /** In the row above: where its arrows come from; one for an arrow that passes. */
  readonly above: Seat[]
}

/** Boxes in rows, each below all that point to it, with seats for arrows over several rows; few lines cross. */
export function rankRows(graph: Graph): readonly (readonly Seat[])[] {
  const ranks = ranksOf(graph)
  const rows: Seat[][] = Array.from({ length: Math.max(-1, ...ranks.values()) + 1 }, () => [])
  const seats = new Map<string, Seat>()
  for (const box of graph.boxes) {
    const seat = { box, row: ranks.get(box.id)!, above: [] }
    seats.set(box.id, seat)
    rows[seat.row]!.push(seat)
  }
  const drawn = new Set<string>()
  for (const { from, to } of graph.arrows) {
    if (!drawn.has(`${from} ${to}`)) connect(seats.get(from)!, seats.get(to)!, rows)
    drawn.add(`${from} ${to}`)
  }
  for (const [at, row] of rows.entries()) rows[at] = inOrder(row, rows[at - 1] ?? [])
  return rows
}

/** The longest way to each box; then as far down as what it points to lets it, so that arrows are short. */
function ranksOf({ boxes, arrows }: Graph): ReadonlyMap<string, number> {
  const ranks = new Map(boxes.map(({ id }) => [id, 0]))
  for (const { id } of boxes) {
    for (const { from, to } of arrows) {
      if (to === id) ranks.set(id, Math.max(ranks.get(id)!, ranks.get(from)! + 1))
    }
  }
  for (const { id } of boxes.toReversed()) {
    const below = arrows.filter(({ from }) => from === id).map(({ to }) => ranks.get(to)! - 1)
    if (below.length > 0) ranks.set(id, Math.max(ranks.get(id)!, Math.min(...below)))
  }
  return ranks
}

function connect(from: Seat, to: Seat, rows: Seat[][]): void {
  let above = from
  for (let row = from.row + 1; row < to.row; row += 1) {
    const passing: Seat = { box: null, row, above: [above] }
    rows[row]!.push(passing)
    above = passing
  }
  to.above.push(above)
}

/** Below the middle of what is above; what has nothing above it stays where it came. */
function inOrder(row: readonly Seat[], rowAbove: readonly Seat[]): Seat[] {
  const indexAbove = new Map(rowAbove.map((seat, at) => [seat, at]))
  const places = new Map(
    row.map((seat, at) => {
      const sum = seat.above.reduce((total, above) => total + indexAbove.get(above)!, 0)
      return [seat, seat.above.length === 0 ? at : sum / seat.above.length]
    }),
  )
  return row.toSorted((a, b) => places.get(a)! - places.get(b)!)
}
