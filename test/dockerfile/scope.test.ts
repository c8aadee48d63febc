import { describe, expect, test } from '@jest/globals'
import { expandWord } from '../../src/dockerfile/expand.ts'
import { baseOf, isPredefined, scopeAt, workdirAt } from '../../src/dockerfile/scope.ts'
import { read } from './helpers.ts'

const NONE: readonly (readonly [string, string | null])[] = []

/** What the argument of the last instruction becomes. */
function last(text: string, given = NONE): string | null {
  const dockerfile = read(text)
  const stage = dockerfile.stages.at(-1)!
  const instruction = stage.instructions.at(-1) ?? stage.from
  const word = instruction.words.at(-1)!
  return expandWord(word.text, scopeAt(dockerfile, stage, instruction, new Map(given)), dockerfile.escape)
    .text
}

describe('scopeAt', () => {
  test.each<
    [
      title: string,
      text: string,
      expanded: string | null,
      given?: readonly (readonly [string, string | null])[],
    ]
  >([
    ['a default', 'FROM scratch\nARG A=1\nUSER $A', '1'],
    ['a given value', 'FROM scratch\nARG A=1\nUSER $A', '2', [['A', '2']]],
    ['a given value that is not known', 'FROM scratch\nARG A=1\nUSER $A', null, [['A', null]]],
    ['given, not declared', 'FROM scratch\nUSER x$A', 'x', [['A', '2']]],
    ['declared too late', 'FROM scratch\nLABEL a=$A\nARG A=1\nUSER x$B', 'x'],
    ['a global is not seen in a stage', 'ARG A=1\nFROM scratch\nUSER x$A', 'x'],
    ['a global taken in', 'ARG A=1\nFROM scratch\nARG A\nUSER $A', '1'],
    ['a default beats the global one', 'ARG A=1\nFROM scratch\nARG A=2\nUSER $A', '2'],
    ['a given value beats both', 'ARG A=1\nFROM scratch\nARG A=2\nUSER $A', '3', [['A', '3']]],
    ['FROM sees globals', 'ARG A=1\nARG B=$A.2\nFROM x:$B', 'x:1.2'],
    [
      'FROM sees given values of globals only',
      'ARG A\nFROM x:$A$B',
      'x:1',
      [
        ['A', '1'],
        ['B', '2'],
      ],
    ],
    ['FROM does not see a stage', 'FROM a\nARG A=1\nFROM x$A', 'x'],
    ['FROM knows platforms', 'FROM x-$TARGETARCH', null],
    ['a stage does not know platforms', 'FROM scratch\nUSER x$TARGETARCH', 'x'],
    ['unless they are declared', 'FROM scratch\nARG TARGETARCH\nUSER x$TARGETARCH', null],
    ['ENV', 'FROM scratch\nENV A=1 B=$A\nENV C=$A$B\nUSER x$C', 'x1'],
    ['ENV after ARG', 'FROM scratch\nARG A=1\nENV A=2\nUSER $A', '2', [['A', '3']]],
    ['ARG after ENV is another on each builder', 'FROM scratch\nENV A=1\nARG A=2\nUSER $A', null],
    ['ARG after ENV without a value', 'FROM scratch\nENV A=1\nARG A\nUSER $A', '1'],
    ['legacy ENV', 'FROM scratch\nENV A b "c"\nUSER $A', 'b c'],
    ['a parent’s ENV and ARG', 'FROM scratch AS p\nENV A=1\nARG B=2\nFROM P\nUSER $A$B', '12'],
    ['a parent’s trigger', 'FROM scratch AS p\nONBUILD ENV A=1\nFROM p\nUSER $A', '1'],
    ['not its own trigger', 'FROM scratch\nONBUILD ENV A=1\nUSER x$A', 'x'],
    ['a value out of the base image', 'FROM a\nENV A=$B:x\nUSER $A', null],
    ['no value out of scratch', 'FROM scratch\nENV A=$B:x\nUSER $A', ':x'],
  ])('%s', (...[, text, expanded, given]) => {
    expect(last(text, given)).toBe(expanded)
  })

  test('proxies reach no word', () => {
    expect(last('FROM scratch\nUSER x$HTTP_PROXY', [['HTTP_PROXY', 'p']])).toBe('x')
    expect(['HTTP_PROXY', 'all_proxy', 'TARGETARCH', 'A'].map(isPredefined)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})

test('baseOf', () => {
  const dockerfile = read('ARG I=x:1\nFROM $I AS b\nFROM B\nFROM 0\nFROM later AS b\nFROM b')
  const bases = dockerfile.stages.map((stage) => baseOf(dockerfile, stage))
  expect(bases.map((base) => ('stage' in base ? base.stage.index : base.image))).toEqual([
    'x:1',
    0,
    '0',
    'later',
    3,
  ])
})

describe('workdirAt', () => {
  test.each<[text: string, workdir: string | null]>([
    ['FROM a\nRUN x', null],
    ['FROM scratch\nRUN x', '/'],
    ['FROM a\nWORKDIR b\nRUN x', null],
    ['FROM a\nWORKDIR /a/../b/\nWORKDIR c\nRUN x\nWORKDIR /late', '/b/c'],
    ['FROM a\nWORKDIR /a\nWORKDIR $X\nRUN x', null],
    ['FROM a\nARG D=/d\nWORKDIR $D\nRUN x', '/d'],
    ['FROM a AS p\nWORKDIR /p\nFROM p\nWORKDIR q\nRUN x', '/p/q'],
    ['FROM a AS p\nFROM p\nRUN x', null],
  ])('%j', (text, workdir) => {
    const dockerfile = read(text)
    const stage = dockerfile.stages.at(-1)!
    const run = stage.instructions.find(({ keyword }) => keyword === 'RUN')!
    expect(workdirAt(dockerfile, stage, run)).toBe(workdir)
  })
})
