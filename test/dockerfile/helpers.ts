import { readDockerfile } from '../../src/dockerfile/read.ts'
import type { Dockerfile, Instruction, Range } from '../../src/dockerfile/types.ts'

export function read(text: string): Dockerfile {
  const reading = readDockerfile('Dockerfile', text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors))
  return reading.dockerfile
}

/** The last instruction of a file that has the given line below a FROM. */
export function instruction(line: string): Instruction {
  return read(`FROM scratch\n${line}`).instructions.at(-1)!
}

export function slice(text: string, range: Range | null): string | null {
  return range === null ? null : text.slice(range.start, range.end)
}
