import type { Field } from '../../shell/expand.ts'
import { known, literal } from '../../shell/value.ts'
import { directoryOf } from '../../source/path.ts'
import type { Call } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import type { World } from '../world.ts'
import { isFree, textWord, wordOf, writtenAt, type RepeatedWord } from './repeat-words.ts'
import type { Tool } from './tools.ts'

export interface Operands {
  readonly words: readonly RepeatedWord[]
  /** What `-o` names; null without it. */
  readonly output: RepeatedWord | null
}

/** The words behind a program's name; null when the stage cannot have them all. */
export function operandsOf(call: Call, tool: Tool, world: World): Operands | null {
  const words: RepeatedWord[] = []
  let output: RepeatedWord | null = null
  let needsScript = tool.script !== undefined
  let values = 0
  let isOutput = false
  for (const field of call.args) {
    const value = known(field.value)
    if (value === null) return null
    const isOption: boolean = values === 0 && !isOutput && /^-./.test(value)
    const long = tool.output ? /^(--output=|--outfile=)(.+)$/.exec(value) : null
    const written = isOutput ? value : (long?.[2] ?? null)
    const isText = tool.textOnly || values > 0 || (needsScript && !isOption)
    const word: RepeatedWord | null =
      written !== null
        ? writtenAt(hostPath(world, literal(written)), world)
        : isText
          ? literalWord(field, value, world)
          : wordOf(field, world)
    if (!word) return null
    words.push(long ? { ...word, text: long[1]! + word.text } : word)
    if (written !== null) output = word
    if (isText && values === 0) needsScript = false
    if (isOption && /^(-\w*e|--expression|--regexp)/.test(value)) needsScript = false
    isOutput = isOption && tool.output === true && /^(-o|--output|--outfile)$/.test(value)
    values = values > 0 ? values - 1 : isOption ? valuesOf(value, tool) : 0
  }
  return { words, output }
}

/** A pattern is itself where there is no folder for it to look into. */
function literalWord({ glob }: Field, value: string, world: World): RepeatedWord | null {
  const path = glob ? hostPath(world, literal(value)) : null
  return !glob || (path !== null && isFree(directoryOf(path), world)) ? textWord(value) : null
}

/** How many words behind an option are its values, and no files. */
function valuesOf(option: string, { script }: Tool): number {
  if (script === undefined) return 0
  if (/^--arg(json)?$/.test(option)) return 2
  if (/^--(expression|regexp|indent)$/.test(option)) return 1
  return /^-\w+$/.test(option) && script.includes(option.at(-1)!) ? 1 : 0
}
