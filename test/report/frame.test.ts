import { describe, expect, test } from '@jest/globals'
import { memoryProject } from '../../src/project/memory.ts'
import { formatDiagnostic } from '../../src/report/diagnostic.ts'
import { codeFrame } from '../../src/report/frame.ts'

function frame(text: string, start: number, end: number): string {
  return codeFrame({ project: memoryProject({ f: text }) }, { path: 'f', start, end })
}

const long = `${'a'.repeat(150)}XYZ${'b'.repeat(150)}`

test.each([
  ['one word', 'one two three', 4, 7, '    1 | one two three\n      |     ^^^'],
  ['the second line', 'one\ntwo', 4, 7, '    2 | two\n      | ^^^'],
  ['a line with its feed', 'one\ntwo\n', 0, 4, '    1 | one\n      | ^^^'],
  ['a place between characters', 'one', 1, 1, '    1 | one\n      |  ^'],
  ['the end of the file', 'one\n', 4, 4, '    2 |\n      | ^'],
  ['an empty file', '', 0, 0, '    1 |\n      | ^'],
  ['a span past the end', 'one', 2, 9, '    1 | one\n      |   ^'],
  ['tabs', '\tone\ttwo', 5, 8, '    1 |     one    two\n      |            ^^^'],
  ['CRLF', 'one\r\ntwo\r\n', 0, 9, '    1 | one\n      | ^^^\n    2 | two\n      | ^^^'],
  ['characters of two units', '😀 one', 3, 6, '    1 | 😀 one\n      |   ^^^'],
  ['control characters', '\u001b[31mx', 0, 1, '    1 | ␛[31mx\n      | ^'],
  ['indented lines', 'a\n  b\n', 0, 5, '    1 | a\n      | ^\n    2 |   b\n      |   ^'],
])('%s', (_name, text, start, end, expected) => {
  expect(frame(text, start, end)).toBe(expected)
})

describe('shortens', () => {
  test('a long line around the span', () => {
    const lines = frame(long, 150, 153).split('\n')
    expect(lines.map((line) => line.length)).toEqual([108, 61])
    expect(lines[0]).toMatch(/\| …a+XYZb+…$/)
    expect(lines[0]!.indexOf('XYZ')).toBe(lines[1]!.indexOf('^^^'))
  })

  test('a span of many lines', () => {
    const text = 'a\nb\nc\nd\ne\nf\n'
    expect(frame(text, 0, text.length).split('\n')).toEqual([
      '    1 | a',
      '      | ^',
      '    2 | b',
      '      | ^',
      '    3 | c',
      '      | ^',
      '      ...',
      '    6 | f',
      '      | ^',
    ])
  })
})

describe('a diagnostic', () => {
  const project = memoryProject({ 'build.sh': 'cd x\ndocker build .\n' })
  const span = { path: 'build.sh', start: 5, end: 17 }

  test('has place, code, message, frame, related places and hint', () => {
    const related = [{ span: { path: 'build.sh', start: 0, end: 4 }, text: 'the directory comes from here.' }]
    const diagnostic = { code: 'SF101', severity: 'error', span, args: { file: 'x/{y}' }, related } as const
    expect(formatDiagnostic(diagnostic, { project, displayPath: (path) => `../${path}` })).toBe(
      [
        '../build.sh:2:1: SF101 there is no file x/{y}',
        '    2 | docker build .',
        '      | ^^^^^^^^^^^^',
        '  the directory comes from here (../build.sh:1:1).',
        '  hint: check the name, or say which file is meant with --builder or --dockerfile',
      ].join('\n'),
    )
  })

  test('without a place has none', () => {
    const diagnostic = { code: 'SF101', severity: 'warning', span: null, args: { file: 'x' } } as const
    expect(formatDiagnostic(diagnostic, { project })).toMatch(
      /^SF101 warning: there is no file x\n {2}hint: /,
    )
  })

  test('has colours when asked', () => {
    const diagnostic = { code: 'SF101', severity: 'error', span, args: {} } as const
    expect(formatDiagnostic(diagnostic, { project, color: true })).toContain('\u001b[31mSF101\u001b[39m')
  })
})
