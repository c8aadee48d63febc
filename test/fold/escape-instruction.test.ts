import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { expandWord, type Lookup } from '../../src/dockerfile/expand.ts'
import { readPairs } from '../../src/dockerfile/pairs.ts'
import { runText } from '../../src/dockerfile/run.ts'
import type { Escape } from '../../src/dockerfile/types.ts'
import { convertInstruction } from '../../src/fold/escape-instruction.ts'
import { statementsOf } from '../../src/fold/escape-lines.ts'
import { applyEdits } from '../../src/source/edit.ts'

describe('instructions', () => {
  // `~` is the escape character, of the one file on the left and of the other on the right; `^` the one that is not.
  test.each<[instruction: string, converted: string | null]>([
    ['COPY a~ b^c /d', 'COPY a b~~c /d'],
    [
      'COPY --from=b ~\n  # ends with ~\n\n  a^b ~ \t\n  /d',
      'COPY --from=b ~\n  # ends with ^\n\n  a~~b ~ \t\n  /d',
    ],
    ['ENV A=a~ b B="~"^" C=\'~^\' ~\r\n  D=~$A', 'ENV A=a~ b B="~"~~" C=\'^~\' ~\r\n  D=~$A'],
    ['ENV A a~$b "c^d"', 'ENV A a~$b "c~~d"'],
    ['ENV lo~\nng=1', 'ENV lo~\nng=1'],
    ['ENV A="b~\n  c^~\n  ~"d"', null],
    ['ENV A="b~\n  c^ ~\n  ~"d"', 'ENV A="b~\n  c~~ ~\n  ~"d"'],
    ['ENV A=b~~~', 'ENV A=b^'],
    ['ARG A=~$ B C=^', 'ARG A=~$ B C=~~'],
    ['LABEL "a~~b"="c~"d"', 'LABEL "a^b"="c~"d"'],
    ['WORKDIR C:^', 'WORKDIR C:~~'],
    ['WORKDIR C:^  ', 'WORKDIR C:~~  '],
    ['WORKDIR C:~~', 'WORKDIR C:^'],
    ['USER a^b', 'USER a~~b'],
    ['STOPSIGNAL ~9', 'STOPSIGNAL ~9'],
    ['EXPOSE 8~0 ^', 'EXPOSE 8~0 ~~'],
    ['VOLUME /a^b', 'VOLUME /a~~b'],
    ['FROM ${A:-a^b} AS x', 'FROM ${A:-a~~b} AS x'],
    ['ADD <<EOF a^b /d\n~ ^ ~\nEOF', 'ADD <<EOF a~~b /d\n^ ~ ^\nEOF'],
    ['RUN <<EOF\n echo ^ ~\nEOF', 'RUN <<EOF\n echo ~ ^\nEOF'],
    // What a shell reads is for the shell.
    ['RUN echo a^b ~"c ~\n && echo ^d', 'RUN echo a~b ^"c ~\n && echo ~d'],
    ['CMD echo ^~ x', 'CMD echo ~^ x'],
    ['HEALTHCHECK CMD ^~ x', 'HEALTHCHECK CMD ~^ x'],
    ['MAINTAINER a^b', 'MAINTAINER a~b'],
    ['ONBUILD RUN echo ^~x', 'ONBUILD RUN echo ~^x'],
    // Whoever reads a trigger has an escape character of their own.
    ['ONBUILD ENV A=x', 'ONBUILD ENV A=x'],
    ['ONBUILD ENV A=^x', null],
    ['ONBUILD COPY --chown=~1 a b', null],
    ['COPY --chown=a~:b c /d', null],
    ['COPY --chown=a^:b c /d', null],
    ['RUN --mount=target=/a^b true', null],
    ['COPY <<E~F a /d\nEF', null],
    // Lines that would go on, or end.
    ['RUN echo a ~\n && echo ^', null],
    ['RUN echo a ~\n && echo ^  ', null],
    ['RUN echo a^~\n b', null],
    ['ENV A=b^~\n c=d', null],
    // Words that nobody can read.
    ['ENV A="a^', null],
    ['COPY a~b "b /d', 'COPY a~b "b /d'],
  ])('%j', (instruction, converted) => {
    for (const [from, to] of DIRECTIONS) {
      expect(convertText(write(instruction, from), from, to)).toBe(converted && write(converted, to))
    }
  })

  test.each<[from: Escape, instruction: string, converted: string | null]>([
    ['\\', 'COPY ["C:\\\\x", "a\\u005c$b", "/`d"]', 'COPY ["C:`x", "a`$b", "/``d"]'],
    ['`', 'COPY ["C:\\\\x", "a`$b", "/\\"d"]', 'COPY ["C:\\\\\\\\x", "a\\\\$b", "/\\"d"]'],
    ['`', 'VOLUME ["a", `\n  "C:\\\\x"]', 'VOLUME ["a", \\\n  "C:\\\\\\\\x"]'],
    ['`', 'RUN ["C:\\\\x", `\n "`"]', 'RUN ["C:\\\\x", \\\n "`"]'],
    ['`', 'SHELL ["C:\\\\x"]', 'SHELL ["C:\\\\x"]'],
    // No JSON as it is written; it would become JSON.
    ['`', 'COPY ["a\\c","d"] /d', 'COPY ["a\\\\c","d"] /d'],
    ['`', 'COPY ["a\\c", "d"]', null],
    // The file ends where the line goes on.
    ['\\', 'RUN a \\', 'RUN a '],
  ])('only with %s: %j', (from, instruction, converted) => {
    expect(convertText(instruction, from, from === '`' ? '\\' : '`')).toBe(converted)
  })

  const bit = fc.constantFrom(
    ...'~|^|~|^|~~|~^|~$|~"|"|"x"|\'|$V|${V:-|}|=|A=| |  |~\n|~ \n  |a|b|["|"]|","|<<E'.split('|'),
  )
  const keyword = fc.constantFrom(
    ...'ADD |ARG |COPY |ENV A=|ENV A |EXPOSE |FROM |LABEL |RUN |USER |VOLUME |WORKDIR |COPY ["a'.split('|'),
  )
  const value = fc.option(fc.constantFrom('', 'a', '\\', '`', '$V'), { nil: undefined })

  test('a file that is converted says the same', () => {
    let converted = 0
    fc.assert(
      fc.property(
        fc.array(fc.tuple(keyword, fc.array(bit, { maxLength: 9 })), { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...DIRECTIONS),
        value,
        (lines, [from, to], set) => {
          const text = write(lines.map(([word, bits]) => `${word}${bits.join('')}\n`).join(''), from)
          if (statementsOf(text, from) === null) return
          const after = convertText(text, from, to)
          if (after === null) return
          if (after !== text) converted += 1
          const lookup: Lookup = (name) => (name === 'V' ? set : undefined)
          expect(valuesOf(after, to, lookup)).toEqual(valuesOf(text, from, lookup))
        },
      ),
      { numRuns: 6000, seed: Number(process.env['STAGEFOLD_SEED'] ?? 1) },
    )
    expect(converted).toBeGreaterThan(500)
  })
})

const DIRECTIONS: readonly (readonly [from: Escape, to: Escape])[] = [
  ['\\', '`'],
  ['`', '\\'],
]

function write(text: string, escape: Escape): string {
  const other = escape === '`' ? '\\' : '`'
  return text.replaceAll(/[~^]/g, (char) => (char === '~' ? escape : other))
}

function convertText(text: string, from: Escape, to: Escape): string | null {
  const edits = statementsOf(text, from)!.map((one) => convertInstruction(text, one, from, to))
  return edits.includes(null)
    ? null
    : applyEdits(
        text,
        edits.flatMap((one) => one!),
      )
}

/** What a builder would take from every instruction. */
function valuesOf(text: string, escape: Escape, lookup: Lookup): unknown {
  const expand = (word: string): unknown => {
    const { text: expanded, error } = expandWord(word, lookup, escape)
    return expanded ?? error
  }
  return statementsOf(text, escape)!.map(({ instruction }) => {
    const { keyword, form, words } = instruction
    const pairs = readPairs(instruction)
    const values =
      keyword === 'RUN'
        ? [runText(instruction)]
        : pairs.length > 0
          ? pairs.map((pair) => [expand(pair.name), pair.value && expand(pair.value.text)])
          : words.map((word, at) => (keyword === 'FROM' && at > 0 ? word.text : expand(word.text)))
    return [keyword, form, values]
  })
}
