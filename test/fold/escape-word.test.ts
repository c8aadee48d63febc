import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { expandWord } from '../../src/dockerfile/expand.ts'
import { convertWord } from '../../src/fold/escape-word.ts'
import { applyEdits } from '../../src/source/edit.ts'

describe('words', () => {
  // Written with the first character for escape, and what it is with the second; null for what has no sure form.
  test.each<[from: string, to: string, word: string, converted: string | null]>([
    ['\\', '`', 'plain$V', 'plain$V'],
    // Outside of quotes
    ['\\', '`', 'a\\ b', 'a` b'],
    ['\\', '`', '\\$HOME', '`$HOME'],
    ['\\', '`', 'a\\\\b', 'a\\b'],
    ['\\', '`', 'a`b', 'a``b'],
    ['\\', '`', 'a\\`b', 'a``b'],
    ['`', '\\', 'C:\\srv', 'C:\\\\srv'],
    ['`', '\\', 'C:\\', 'C:\\\\'],
    ['`', '\\', '`$HOME', '\\$HOME'],
    ['`', '\\', 'a``b', 'a`b'],
    ['`', '\\', '`\\`"', '\\\\\\"'],
    ['\\', '`', '\\x', '`x'],
    ['\\', '`', '\\😀`', '`😀``'],
    // An escape character with nothing after it
    ['\\', '`', 'a\\', 'a'],
    ['\\', '`', '\\', '`'],
    ['\\', '`', '"a"\\', '"a"'],
    // Inside of double quotes it escapes three characters only
    ['\\', '`', '"a \\"b\\" \\$c"', '"a `"b`" `$c"'],
    ['\\', '`', '"a\\b"', '"a\\b"'],
    ['\\', '`', '"a\\\\b"', '"a\\b"'],
    ['\\', '`', '"a`b"', '"a``b"'],
    ['\\', '`', '"a\\`"', '"a\\``"'],
    ['`', '\\', '"C:\\srv"', '"C:\\\\srv"'],
    ['`', '\\', '"C:\\`""', '"C:\\\\\\""'],
    // Inside of single quotes it escapes nothing
    ['\\', '`', "'a\\b`c'", "'a\\b`c'"],
    ['`', '\\', "'a\\'b\\", "'a\\'b\\\\"],
    // Inside of expansions
    ['\\', '`', '${V:-a\\}b}', '${V:-a`}b}'],
    ['\\', '`', '${V:+\\$W}', '${V:+`$W}'],
    ['\\', '`', '"${V:-\\"}"', '"${V:-`"}"'],
    ['`', '\\', '${V:-C:\\x}', '${V:-C:\\\\x}'],
    ['\\', '`', "${V-'`'}", "${V-'`'}"],
    ['\\', '`', '${V:?no \\$V}', '${V:?no `$V}'],
    // A pattern gets the escape character itself
    ['\\', '`', '${V#\\*}', '${V#\\*}'],
    ['`', '\\', '${V#\\*}', '${V#\\*}'],
    ['`', '\\', '${V%`*}', '${V%`*}'],
    ['\\', '`', '${V#\\}}', null],
    ['\\', '`', '${V/\\//x}', null],
    ['\\', '`', '${V#${W:-\\a}}', '${V#${W:-`a}}'],
    // Nothing is known of what BuildKit refuses
    ['\\', '`', 'a\\b"', null],
    ['\\', '`', "a\\b'", null],
    ['\\', '`', '${V:-\\}', null],
    ['\\', '`', '${V^\\}', null],
  ])('%s to %s: %s is %s', (from, to, word, converted) => {
    const edits = convertWord(word, from, to)
    expect(edits && applyEdits(word, edits)).toBe(converted)
  })

  const bit = fc.constantFrom(
    ...'\\|`|\\|`|\\|`|"|\'|$|{|}|:|-|+|#|%|/|*|?|a|V|W|$V|${V|${W:-|${V#|${V/| |<|=|é'.split('|'),
  )
  const value = fc.option(fc.constantFrom('', 'a', '\\', '`', 'a*b', '$V', 'x/y}'), { nil: undefined })

  test('what is converted means the same, and back again', () => {
    let converted = 0
    fc.assert(
      fc.property(
        fc.array(bit, { maxLength: 12 }),
        fc.boolean(),
        fc.dictionary(fc.constantFrom('V', 'W', 'a'), value),
        (bits, forth, values) => {
          const word = bits.join('')
          const [from, to] = forth ? ['\\', '`'] : ['`', '\\']
          const edits = convertWord(word, from!, to!)
          if (edits === null) return
          if (edits.length > 0) converted += 1
          const other = applyEdits(word, edits)
          const before = expandWord(word, (name) => values[name], from!)
          expect(expandWord(other, (name) => values[name], to!)).toEqual(before)
          if (before.error !== null) return
          const back = convertWord(other, to!, from!)
          expect(back).not.toBeNull()
          expect(expandWord(applyEdits(other, back!), (name) => values[name], from!)).toEqual(before)
        },
      ),
      { numRuns: 5000, seed: Number(process.env['STAGEFOLD_SEED'] ?? 1) },
    )
    expect(converted).toBeGreaterThan(500)
  })

  test('a word that can be read and has no pattern is always converted', () => {
    const piece = fc.constantFrom(...'\\|`|\\"|`"|"|\'|$V|${W:-a}|${W:-\\a`b}|\\$|`$| |a|}|/'.split('|'))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), fc.boolean(), (pieces, forth) => {
        const [from, to] = forth ? ['\\', '`'] : ['`', '\\']
        const word = pieces.join('')
        const isRead = expandWord(word, () => 'x', from!).error === null
        expect(convertWord(word, from!, to!) === null && isRead).toBe(false)
      }),
      { numRuns: 3000, seed: Number(process.env['STAGEFOLD_SEED'] ?? 1) },
    )
  })
})
