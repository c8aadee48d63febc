import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readDockerfile } from '../../src/dockerfile/read.ts'
import { read, slice } from './helpers.ts'

/** Instructions with the escape character as `~` and line ends as `\n`, and the words that they must give. */
const INSTRUCTIONS: readonly (readonly [written: string, keyword: string, words: readonly string[]])[] = [
  ['RUN make', 'RUN', ['make']],
  ['run make ~\n  && make test', 'RUN', ['make   && make test']],
  ['COPY --from=b ~\n # why\n\n a ~ \t\n  b/', 'COPY', ['a', 'b/']],
  ['ADD ["a b", ~\n"c"]', 'ADD', ['a b', 'c']],
  ['ENV A=1 ~\n    B="x y"', 'ENV', ['A=1', 'B="x y"']],
  ['ARG long~\nname=1', 'ARG', ['longname=1']],
  ['  WORKDIR /a b', 'WORKDIR', ['/a b']],
  ['RUN <<EOF\nCOPY x\n# in\n\n~\nEOF', 'RUN', ['<<EOF']],
  ['COPY <<-A <<B /d/\n\tFROM\n\tA\nRUN\nB', 'COPY', ['<<-A', '<<B', '/d/']],
  ['ONBUILD RUN a ~\nb', 'ONBUILD', ['RUN a b']],
  ['LABEL a=b', 'LABEL', ['a=b']],
]
const GAPS = ['', '\n', '# FROM x\n', '  # RUN ~\n', '\t\n\n']

const piece = fc.record({
  instruction: fc.constantFrom(...INSTRUCTIONS),
  gap: fc.constantFrom(...GAPS),
})

test('ranges tile the text, and slices of it are what they should be', () => {
  fc.assert(
    fc.property(
      fc.array(piece),
      fc.constantFrom('\\', '`'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.boolean(),
      (pieces, escape, lineEnd, mark, ends) => {
        const head = escape === '`' ? '# escape=`\n' : ''
        const body = pieces.map(({ gap, instruction: [written] }) => `${gap}${written}\n`).join('')
        const plain = `${head}FROM scratch\n${body}`.slice(0, ends ? undefined : -1)
        const text = (mark ? '\uFEFF' : '') + plain.replaceAll('~', escape).replaceAll('\n', lineEnd)
        const { instructions } = read(text)
        expect(
          instructions.slice(1).map(({ keyword, words }) => [keyword, words.map((word) => word.text)]),
        ).toEqual(pieces.map(({ instruction: [, keyword, words] }) => [keyword, words]))
        let at = mark ? 1 : 0
        for (const { start, end, keyword, keywordRange, argumentRange, flags, words, form } of instructions) {
          expect(text.slice(at, start)).toMatch(/^(\s*(#.*)?(\r?\n|$))*\s*$/)
          expect(slice(text, keywordRange)!.toUpperCase()).toBe(keyword)
          expect([keywordRange.start, argumentRange.end <= end]).toEqual([start, true])
          for (const flag of flags) expect(slice(text, flag)).toBe(`--${flag.name}=${flag.value}`)
          for (const word of words) expect(unfold(slice(text, word)!, escape, form)).toBe(word.text)
          at = end
        }
        expect(text.slice(at)).toMatch(/^\s*$/)
      },
    ),
  )
})

test('no text breaks the reader', () => {
  const bit = fc.constantFrom(
    ...'FROM a|RUN x|\n|\r\n|\\|`|"|\'|<<EOF|EOF|#|# escape=`\n| |--a=b|[|]|"a"|,|$|{|}|\uFEFF|=|é'.split(
      '|',
    ),
  )
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 40 }), (bits) => {
      const text = bits.join('')
      const reading = readDockerfile('Dockerfile', text)
      const ranges = reading.ok ? reading.dockerfile.instructions : reading.errors
      for (const { start, end } of ranges) expect(0 <= start && start <= end && end <= text.length).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

function unfold(written: string, escape: string, form: string): string {
  if (form === 'json') return JSON.parse(written) as string
  return written.replaceAll(new RegExp(`\\${escape}[ \\t]*\\r?\\n(\\s*#.*\\n|\\s*\\n)*`, 'g'), '')
}
