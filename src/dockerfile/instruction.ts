import { isBlank, trim } from './blanks.ts'
import { readFlags } from './flags.ts'
import { type Joined, rangeOf } from './joined.ts'
import { jsonWords } from './json.ts'
import { blankWords, legacyPair, quotedWords, wordOf } from './words.ts'
import type { DockerfileError, Instruction, Range, Word } from './types.ts'

/** An instruction, or why BuildKit would not take it. Heredocs are not in it yet. */
export type InstructionReading =
  | { readonly ok: true; readonly instruction: Instruction }
  | { readonly ok: false; readonly error: DockerfileError }

/** Reads an instruction from `from` to the end of a joined line, by the rules of BuildKit's `splitCommand` and line parsers. */
export function readInstruction(joined: Joined, escape: string, from = 0): InstructionReading {
  const [start, end] = trim(joined.text, from)
  let keywordEnd = start
  while (keywordEnd < end && !isBlank(joined.text[keywordEnd])) keywordEnd += 1
  const keyword = joined.text.slice(start, keywordEnd).toUpperCase()
  const keywordRange = rangeOf(joined, start, keywordEnd)
  const style = STYLES.get(keyword)
  if (style === undefined) {
    return fail(keywordRange, `unknown instruction: ${joined.text.slice(start, keywordEnd)}`)
  }
  const { flags, next } = readFlags(joined, keywordEnd, end, escape)
  const [argumentStart] = trim(joined.text, next, end)
  const range = rangeOf(joined, start, end)
  if (argumentStart === end) return fail(range, `${keyword} has no arguments`)
  const read = style(joined, argumentStart, end, escape)
  if ('problem' in read) return fail(range, `${keyword}: ${read.problem}`)
  return {
    ok: true,
    instruction: {
      ...range,
      keyword,
      keywordRange,
      flags,
      argumentRange: rangeOf(joined, argumentStart, end),
      argument: joined.text.slice(argumentStart, end),
      form: read.form ?? 'plain',
      words: read.words,
      heredocs: [],
      trigger: read.trigger ?? null,
    },
  }
}

interface Arguments {
  readonly words: readonly Word[]
  readonly form?: 'json' | 'plain'
  readonly trigger?: Instruction
}

type Style = (
  joined: Joined,
  from: number,
  to: number,
  escape: string,
) => Arguments | { readonly problem: string }

const STYLES: ReadonlyMap<string, Style> = new Map<string, Style>([
  ['ADD', orJson(atLeast(2, words))],
  ['ARG', args],
  ['CMD', orJson(whole)],
  ['COPY', orJson(atLeast(2, words))],
  ['ENTRYPOINT', orJson(whole)],
  ['ENV', pairs],
  ['EXPOSE', words],
  ['FROM', words],
  ['HEALTHCHECK', healthcheck],
  ['LABEL', pairs],
  ['MAINTAINER', whole],
  ['ONBUILD', onbuild],
  ['RUN', orJson(whole)],
  ['SHELL', orJson(() => ({ problem: 'requires the arguments to be in JSON form' }))],
  ['STOPSIGNAL', whole],
  ['USER', whole],
  ['VOLUME', orJson(words)],
  ['WORKDIR', whole],
])

function words(joined: Joined, from: number, to: number): Arguments {
  return { words: blankWords(joined, from, to) }
}

function whole(joined: Joined, from: number, to: number): Arguments {
  return { words: [wordOf(joined, from, to)] }
}

function orJson(plain: Style): Style {
  return (joined, from, to, escape) => {
    const strings = jsonWords(joined, from, to)
    if (strings === 'mixed') return { problem: 'a JSON array must hold strings only' }
    return strings === null ? plain(joined, from, to, escape) : { words: strings, form: 'json' }
  }
}

function atLeast(count: number, style: Style): Style {
  return (joined, from, to, escape) => {
    const read = style(joined, from, to, escape)
    return 'problem' in read || read.words.length >= count
      ? read
      : { problem: `requires at least ${count} arguments` }
  }
}

function args(joined: Joined, from: number, to: number, escape: string): Arguments | { problem: string } {
  const names = quotedWords(joined, from, to, escape)
  return names.some(({ text }) => text.startsWith('='))
    ? { problem: 'names can not be blank' }
    : { words: names }
}

function pairs(joined: Joined, from: number, to: number, escape: string): Arguments | { problem: string } {
  const found = quotedWords(joined, from, to, escape)
  if (!found[0]?.text.includes('=')) {
    const legacy = legacyPair(joined, from, to)
    return legacy === null ? { problem: 'must have two arguments' } : { words: legacy }
  }
  const bad = found.find(({ text }) => !text.includes('='))
  if (bad !== undefined) return { problem: `can't find = in "${bad.text}": must be of the form name=value` }
  return found.some(({ text }) => text.startsWith('='))
    ? { problem: 'names can not be blank' }
    : { words: found }
}

function healthcheck(joined: Joined, from: number, to: number, escape: string): ReturnType<Style> {
  let end = from
  while (end < to && !isBlank(joined.text[end])) end += 1
  const kind = wordOf(joined, from, end)
  const [rest] = trim(joined.text, end, to)
  if (rest === to) return { words: [kind] }
  const command = orJson(whole)(joined, rest, to, escape)
  return 'problem' in command ? command : { ...command, words: [kind, ...command.words] }
}

function onbuild(joined: Joined, from: number, to: number, escape: string): ReturnType<Style> {
  const held = /^[^\t\v\f\r ]*/.exec(joined.text.slice(from, to))![0].toUpperCase()
  if (NOT_HELD_BACK.has(held)) return { problem: `${held} isn't allowed as a trigger` }
  const read = readInstruction(joined, escape, from)
  if (!read.ok) return { problem: read.error.message }
  return { words: [wordOf(joined, from, to)], trigger: read.instruction }
}

const NOT_HELD_BACK: ReadonlySet<string> = new Set(['ONBUILD', 'FROM', 'MAINTAINER'])

function fail(range: Range, message: string): InstructionReading {
  return { ok: false, error: { start: range.start, end: range.end, message } }
}
