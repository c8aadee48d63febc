/** A field, and where each of its characters stands in the line. */
export interface CsvField {
  readonly text: string
  readonly places: readonly number[]
}

/** Cuts one line as Go's encoding/csv does. @returns null for a quote where none may be. */
export function csvFields(line: string): readonly CsvField[] | null {
  const fields: CsvField[] = []
  let at = 0
  for (;;) {
    const read = line[at] === '"' ? quoted(line, at + 1) : bare(line, at)
    if (read === null) return null
    fields.push(read.field)
    if (read.end >= line.length) return fields
    if (line[read.end] !== ',') return null
    at = read.end + 1
  }
}

interface Read {
  readonly field: CsvField
  readonly end: number
}

function bare(line: string, start: number): Read | null {
  const comma = line.indexOf(',', start)
  const end = comma === -1 ? line.length : comma
  const text = line.slice(start, end)
  if (text.includes('"')) return null
  return { field: { text, places: text.split('').map((_, index) => start + index) }, end }
}

function quoted(line: string, start: number): Read | null {
  let text = ''
  const places: number[] = []
  for (let at = start; at < line.length; at += 1) {
    if (line[at] === '"') {
      if (line[at + 1] !== '"') return { field: { text, places }, end: at + 1 }
      at += 1
    }
    text += line[at]
    places.push(at)
  }
  return null
}
