import { expect, test } from '@jest/globals'
import type { PlainResult } from '../../src/report/plain.ts'
import { jsonFormatter } from '../../src/report/results-json.ts'
import { foldedResult, goldenResults, options, reportOf } from './results.ts'
import { validatorOf } from './schemas.ts'

const errorsOf = validatorOf('../../schema/results.json')

function text(results: readonly PlainResult[], given: Parameters<typeof jsonFormatter>[0] = options): string {
  return reportOf(jsonFormatter(given), results)
}

test('real results are valid against the schema, and come out as they went in', () => {
  const results = goldenResults()
  const document = JSON.parse(text(results))
  expect(errorsOf(document)).toEqual([])
  expect(document.results).toEqual(JSON.parse(JSON.stringify(results)))
  const { pipelines, folded, refused, nothing } = document.summary
  expect([pipelines, folded + refused + nothing]).toEqual([results.length, results.length])
})

test('the schema knows what was written, shards, and an empty run', () => {
  const refusal = { path: 'a/Dockerfile', reason: 'read-only', message: 'is read-only', detail: 'EROFS' }
  const results = [
    { ...foldedResult('a'), written: false, refusals: [refusal] },
    { ...foldedResult('b'), written: true, refusals: [] },
  ]
  const document = JSON.parse(text(results, { version: '1', shard: { index: 2, count: 3 } }))
  expect(errorsOf(document)).toEqual([])
  expect(document.shard).toEqual({ index: 2, count: 3 })
  expect(document.summary).toMatchObject({
    folded: 1,
    notWritten: 1,
    files: { changed: 1, created: 0, deleted: 1 },
  })
  expect(errorsOf(JSON.parse(text([])))).toEqual([])
})

test('the schema sees what is wrong', () => {
  const document = JSON.parse(text([foldedResult('a')]))
  expect(errorsOf({ ...document, version: 2 })).toEqual(['/version must be equal to constant'])
  delete document.results[0].edits[0].before
  expect(errorsOf(document)).toEqual(["/results/0/edits/0 must have required property 'before'"])
})

test('a file that two pipelines change is one file', () => {
  const document = JSON.parse(text([foldedResult('a'), foldedResult('a')]))
  expect(document.summary.files).toEqual({ changed: 1, created: 0, deleted: 1 })
})

test('what a regular expression takes for the end of a line stays in its text', () => {
  const result = { ...foldedResult('a'), script: 'a\u2028b\nc' }
  expect(JSON.parse(text([result])).results[0].script).toBe('a\u2028b\nc')
})
