import { textOf, type PlacedText } from '../shell/placed-text.ts'
import { placeBlock } from './place-block.ts'
import { placeQuoted } from './place-quoted.ts'
import type { Scalar } from './node.ts'

/**
 * What a scalar says, with the places of its parts in the file.
 *
 * @returns null where they are not what the library that read the file took out of it.
 */
export function placeScalar(source: string, scalar: Scalar): PlacedText | null {
  if (scalar.text.trim() === '') return []
  const isBlock = scalar.style === 'literal' || scalar.style === 'folded'
  const pieces = isBlock ? placeBlock(source, scalar) : placeQuoted(source, scalar)
  return pieces && ending(textOf(pieces)) === ending(scalar.text) ? pieces : null
}

/** YAML's line ends are `\n` whatever the file has, and empty lines at the end are nothing to a shell. */
function ending(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/(?:\n[ \t]*)+$/, '')
}
