import { expect, test } from '@jest/globals'
import { plainTextFormatter } from '../../src/report/plain-text.ts'
import type { PlainResult } from '../../src/report/plain.ts'
import { Statistics } from '../../src/report/statistics.ts'
import { statisticsTable } from '../../src/report/statistics-table.ts'
import { foldedResult, missingFile, options, refusedResult, reportOf, rootOwned } from './results.ts'

function text(results: readonly PlainResult[], isListed = false): string {
  return reportOf(plainTextFormatter({ color: false, isListed, locate: options.locate }), results)
}

const folders = Array.from({ length: 2000 }, (_, at) => `s${at}`)
const images = ['golang:1.22', 'golang:1.22', 'node:18']

test('what many pipelines say is said once, with its first places and the counts', () => {
  const results = [
    ...folders.map((name, at) => foldedResult(name, rootOwned(`${name}/Dockerfile`, images[at % 3]))),
    refusedResult('odd', missingFile('odd/build.sh', 'x')),
  ]
  expect(text(results)).toBe(`odd/build.sh:2:1: SF101 there is no file x
  x is named here (odd/build.sh:1:1).
  hint: check the name, or say which file is meant with --builder or --dockerfile

SF404 assumption root-owned: in 2,000 pipelines
  the base image golang:1.22 is taken to build as root, so that /out/app belongs to 0:0
    s0/Dockerfile:1:1, s1/Dockerfile:1:1, s3/Dockerfile:1:1 and 1,331 more
  the base image node:18 is taken to build as root, so that /out/app belongs to 0:0
    s2/Dockerfile:1:1, s5/Dockerfile:1:1, s8/Dockerfile:1:1 and 663 more
  hint: --strict writes --chown=0:0 and needs no assumption; \`stagefold verify\` checks it

         pipelines
refused          1  SF101 missing-file
assumed      2,000  SF404 root-owned

stagefold: 2,000 pipelines can be folded (4,000 files: 2,000 changed, 2,000 deleted), 1 pipeline refused, 2,000 assumptions made.
`)
})

test('more texts than anybody reads are counted', () => {
  const results = folders.map((name) => refusedResult(name, missingFile(`${name}/build.sh`, `${name}/x`)))
  const [head, ...lines] = text(results).split('\n')
  expect(head).toBe('SF101 missing-file: in 2,000 pipelines')
  expect(lines).toContain('  and 1,995 other texts, at 1,995 places')
  expect(lines.length).toBeLessThan(20)
})

test('one pipeline is shown whole, whatever it says', () => {
  const many = Array.from({ length: 30 }, (_, at) => rootOwned('a/Dockerfile', 'x', `/out/${at}`))
  expect(text([refusedResult('a', ...many)]).match(/^a\/Dockerfile:1:1: SF404 assumption: /gm)).toHaveLength(
    30,
  )
  expect(text([foldedResult('a', ...many)])).not.toContain('pipelines\n')
})

test('an assumption of a refused pipeline is nothing to read among others', () => {
  const refused = refusedResult('a', rootOwned('a/Dockerfile'), missingFile('a/build.sh', 'x'))
  expect(text([refused])).toContain('SF404')
  expect(text([refused, foldedResult('b')])).not.toContain('SF404')
})

test('the list of what can be folded comes first', () => {
  expect(text([foldedResult('a'), refusedResult('b'), foldedResult('c')], true)).toMatch(
    /^a\/build\.sh\nc\/build\.sh\nstagefold: 2 pipelines/,
  )
})

test('the table says how often where that is more than the pipelines', () => {
  const statistics = new Statistics()
  statistics.add(foldedResult('a', rootOwned('a/Dockerfile'), rootOwned('a/Dockerfile', 'x')))
  statistics.add(refusedResult('b', missingFile('b/build.sh', 'x')))
  expect(statisticsTable(statistics)).toBe(`         pipelines
refused          1           SF101 missing-file
assumed          1  2 times  SF404 root-owned
`)
  expect(statisticsTable(new Statistics())).toBe('')
})

test("a stranger's words do not drive the terminal", () => {
  const path = 'a\u001b[2J/build.sh'
  const nasty = { ...missingFile(path, '\u001b[31m'), code: 'SF\u001b', hint: '\u202e' }
  const few = text([refusedResult('a', { ...nasty, message: '\u001b]0;x\u0007' })])
  const many = text(Array.from({ length: 30 }, () => refusedResult('a', nasty)))
  // eslint-disable-next-line no-control-regex
  for (const said of [few, many]) expect(said).not.toMatch(/[\u001b\u0007\u202e]/)
})
