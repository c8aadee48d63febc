import type { Instruction } from '../dockerfile/types.ts'
import { resolvePath } from '../source/path.ts'

/** The paths of a VOLUME; one that a variable decides is anywhere. */
export function readPaths({ words }: Instruction): readonly string[] {
  return words.map(({ text }) => (text.includes('$') ? '/' : (resolvePath('/', text) ?? '/')))
}
