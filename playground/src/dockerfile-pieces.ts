import { readDockerfile } from '../../src/dockerfile/read.ts'

export interface DockerfilePiece {
  readonly text: string
  readonly kind: 'keyword' | 'comment' | null
}

/** The lines of a Dockerfile, keywords and comments apart. */
export function dockerfilePieces(text: string): readonly (readonly DockerfilePiece[])[] {
  const reading = readDockerfile('Dockerfile', text)
  const keywords = new Map(
    (reading.ok ? reading.dockerfile.instructions : []).map(({ keywordRange }) => [
      keywordRange.start,
      keywordRange.end,
    ]),
  )
  let offset = 0
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => {
      const pieces = piecesOf(line, offset, keywords)
      offset += line.length + 1
      return pieces
    })
}

function piecesOf(
  line: string,
  offset: number,
  keywords: ReadonlyMap<number, number>,
): readonly DockerfilePiece[] {
  const start = line.length - line.trimStart().length
  const end = (keywords.get(offset + start) ?? offset + start) - offset
  if (end === start) return [{ text: line, kind: line[start] === '#' ? 'comment' : null }]
  return [
    { text: line.slice(0, start), kind: null },
    { text: line.slice(start, end), kind: 'keyword' },
    { text: line.slice(end), kind: null },
  ]
}
