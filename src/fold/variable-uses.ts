import type { Dockerfile, Instruction, Range } from '../dockerfile/types.ts'

/** Where an instruction's arguments use `$NAME` or `${NAME…}`: the ranges of the name alone. */
export function wordRanges(dockerfile: Dockerfile, instruction: Instruction, name: string): Range[] {
  const { start, end } = instruction
  const text = dockerfile.text.slice(start, end)
  return [...text.matchAll(new RegExp(`\\$(\\{?)(${name})\\b`, 'g'))].map((match) => {
    const at = start + match.index + 1 + match[1]!.length
    return { start: at, end: at + name.length }
  })
}
