import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { githubFormatter } from '../../src/report/github.ts'
import type { PlainResult } from '../../src/report/plain.ts'
import {
  foldedResult,
  goldenResults,
  missingFile,
  options,
  refusedResult,
  reportOf,
  rootOwned,
} from './results.ts'

function lines(results: readonly PlainResult[], given = options): readonly string[] {
  const text = reportOf(githubFormatter(given), results)
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** As the runner reads a line. */
function parsed(line: string) {
  const [, kind, list, message] = /^::(\w+) (.*?)::(.*)$/.exec(line)!
  const decode = (text: string) =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%')
  const properties = Object.fromEntries(
    list!
      .split(',')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), decode(pair.slice(pair.indexOf('=') + 1))]),
  )
  return {
    kind,
    properties,
    message: message!.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%'),
  }
}

test('a diagnostic is an annotation at its place, with its hint', () => {
  expect(lines([refusedResult('b', missingFile('b/build.sh', 'x'))])).toEqual([
    '::error file=b/build.sh,line=2,endLine=2,col=1,endColumn=4,title=SF101 missing-file::there is no file x' +
      '%0Ahint: check the name, or say which file is meant with --builder or --dockerfile',
  ])
})

test('a pipeline that can be folded is a notice, and with --check an error', () => {
  const results = [foldedResult('a', rootOwned('a/Dockerfile'))]
  const kinds = (levels = options.levels) =>
    lines(results, { ...options, levels }).map((line) => parsed(line).kind)
  expect(kinds()).toEqual(['warning', 'notice'])
  expect(kinds({ foldable: true, assumptions: false, warnings: false })).toEqual(['error', 'warning'])
  expect(kinds({ foldable: false, assumptions: true, warnings: true })).toEqual(['error', 'notice'])
})

test('several lines have no columns, and end where the last one of them does', () => {
  const place = (line: number, column: number) => ({ line, column })
  const annotated = (from: [number, number], to: [number, number]) => {
    const span = { path: 'b/build.sh', start: 0, end: 9, from: place(...from), to: place(...to) }
    const { properties } = parsed(lines([refusedResult('b', { ...missingFile('b', 'x'), span })])[0]!)
    return [properties.line, properties.endLine, properties.col, properties.endColumn]
  }
  expect(annotated([2, 3], [4, 2])).toEqual(['2', '4', undefined, undefined])
  expect(annotated([2, 1], [3, 1])).toEqual(['2', '2', undefined, undefined])
  expect(annotated([2, 3], [2, 3])).toEqual(['2', '2', '3', '3'])
})

test('whatever names and messages hold is one line that the runner reads back', () => {
  const nasty = fc.stringMatching(/^[a:,%=;]*(?:::|%0A|\n|\r\n)?[a:,%]*$/)
  fc.assert(
    fc.property(nasty, nasty, (path, file) => {
      const diagnostic = { ...missingFile(`${path}.sh`, file), hint: '' }
      const [line, ...more] = lines([refusedResult('b', diagnostic)])
      expect(more).toEqual([])
      const { properties, message } = parsed(line!)
      expect(properties.file).toBe(`${path}.sh`)
      expect(message).toBe(`there is no file ${file.replaceAll('\r', '␍')}`)
    }),
  )
})

test('no line of real results is anything else than an annotation', () => {
  const all = lines(goldenResults(10))
  expect(all.length).toBeGreaterThan(20)
  for (const line of all) expect(line).toMatch(/^::(?:error|warning|notice) \S/)
})

test('of many the most telling ones, and how many are left', () => {
  const folders = Array.from({ length: 30 }, (_, at) => `s${at}`)
  const refused = folders.map((name) => refusedResult(name, missingFile(`${name}/build.sh`, 'x')))
  const other = refusedResult('other', { ...missingFile('other/build.sh', 'x'), code: 'SF102' })
  const folded = folders.map((name) => foldedResult(name, rootOwned(`${name}/Dockerfile`)))
  const all = lines([...refused, other, ...folded])
  expect(all.map((line) => parsed(line).kind).join(' ')).toBe(
    ['notice', ...Array(10).fill('error'), ...Array(10).fill('warning'), ...Array(9).fill('notice')].join(
      ' ',
    ),
  )
  expect(parsed(all[0]!).message).toBe(
    '30 pipelines can be folded (60 files: 30 changed, 30 deleted), 31 pipelines refused, 30 assumptions made. ' +
      'GitHub shows 10 annotations of a kind: 21 errors, 20 warnings, 21 notices more are not shown.',
  )
  // The one of its kind comes before the second of another.
  expect(parsed(all[2]!).properties.title).toBe('SF102 binary-file')
})
