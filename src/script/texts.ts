import { parseWord, type ParsedScript, type Word } from '../shell/parse.ts'
import type { World } from './world.ts'

/** The script that a word holds as text: the same nodes however often the word is evaluated. */
export function textOf(word: Word, world: World): ParsedScript | null {
  const read = world.texts.get(word)
  if (read !== undefined) return read
  const text = parseWord(world.script, word)
  world.texts.set(word, text)
  return text
}
