import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { PlainResult } from '../../src/report/plain.ts'
import { hunksOf } from '../../src/report/sarif/hunks.ts'
import { sarifFormatter } from '../../src/report/sarif/sarif.ts'
import {
  foldedResult,
  goldenResults,
  missingFile,
  options,
  refusedResult,
  reportOf,
  rootOwned,
} from './results.ts'
import { validatorOf } from './schemas.ts'

const errorsOf = validatorOf('schemas/sarif-2.1.0-rtm.5.json')

function sarif(results: readonly PlainResult[], given = options): any {
  return JSON.parse(reportOf(sarifFormatter(given), results))
}

describe('real results', () => {
  const results = goldenResults()
  const log = sarif(results)
  const [run] = log.runs

  test('are valid against the schema', () => {
    expect(errorsOf(log)).toEqual([])
    expect(run.results.length).toBeGreaterThan(results.length)
  })

  test('have fixes that give exactly the edits', () => {
    const folded = results.filter(({ status }) => status === 'folded')
    const fixes = run.results
      .filter((result: any) => result.ruleId === 'SF001')
      .map((result: any) => result.fixes[0])
    expect(fixes).toHaveLength(folded.length)
    for (const [at, { root, edits }] of folded.entries()) {
      const changed = edits.filter(({ before, after }) => before !== after)
      expect(fixes[at].artifactChanges).toHaveLength(changed.length)
      for (const [nth, edit] of changed.entries()) {
        const change = fixes[at].artifactChanges[nth]
        expect(decodeURIComponent(change.artifactLocation.uri)).toBe(`${root}/${edit.path}`)
        expect(applied(edit.before ?? '', change.replacements)).toBe(edit.after ?? '')
        expect(change.properties).toEqual(
          edit.before === null ? { created: true } : edit.after === null ? { deleted: true } : undefined,
        )
      }
    }
  })

  test('name their rules, each once, and tell every finding from the others', () => {
    const ids = run.tool.driver.rules.map((rule: any) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const result of run.results) expect(ids[result.ruleIndex]).toBe(result.ruleId)
    const fingerprints = run.results.map((result: any) => result.partialFingerprints['stagefold/v1'])
    expect(new Set(fingerprints).size).toBe(fingerprints.length)
  })
})

test('nothing found is a valid log too', () => {
  const log = sarif([])
  expect(errorsOf(log)).toEqual([])
  expect(log.runs[0].results).toEqual([])
})

test('URIs hold names whatever is in them', () => {
  const [result] = sarif([foldedResult('a b/ü%2F?#:\ud800')]).runs[0].results
  const { uri, uriBaseId } = result.locations[0].physicalLocation.artifactLocation
  expect(uri).toBe('a%20b/%C3%BC%252F%3F%23%3A%EF%BF%BD/build.sh')
  expect(uriBaseId).toBe('%SRCROOT%')
})

test('what makes the run fail is an error; what a refusal voids is left out', () => {
  const results = [
    foldedResult('a', rootOwned('a/Dockerfile')),
    refusedResult('b', rootOwned('b/Dockerfile'), missingFile('b/build.sh', 'x')),
  ]
  const levels = (given = options) =>
    sarif(results, given).runs[0].results.map(({ ruleId, level }: any) => `${ruleId} ${level}`)
  expect(levels()).toEqual(['SF001 note', 'SF404 warning', 'SF101 error'])
  const strict = { ...options, levels: { foldable: true, assumptions: true, warnings: true } }
  expect(levels(strict)).toEqual(['SF001 error', 'SF404 error', 'SF101 error'])
})

test('what was written is no finding any more, and what was not says why', () => {
  const refusal = { path: 'b/Dockerfile', reason: 'read-only', message: 'is read-only' }
  const written = { ...foldedResult('a'), written: true, refusals: [] }
  const left = { ...foldedResult('b'), written: false, refusals: [refusal] }
  const log = sarif([written, left])
  expect(errorsOf(log)).toEqual([])
  expect(log.runs[0].results.map(({ ruleId }: any) => ruleId)).toEqual(['SF002', 'SF001'])
  expect(log.runs[0].results[0].message.text).toBe(
    'nothing of this pipeline was written: b/Dockerfile is read-only. Hint: do what it says, and run stagefold again.',
  )
})

test('a fingerprint stays when lines move', () => {
  const moved = {
    path: 'b/build.sh',
    start: 90,
    end: 94,
    from: { line: 9, column: 1 },
    to: { line: 9, column: 5 },
  }
  const one = missingFile('b/build.sh', 'x')
  const [before, after] = [one, { ...one, span: moved }].map(
    (diagnostic) => sarif([refusedResult('b', diagnostic)]).runs[0].results[0].partialFingerprints,
  )
  expect(after).toEqual(before)
})

test('files that are no UTF-8 say how they are encoded', () => {
  const result = foldedResult('a')
  const edits = result.edits.map((edit) => ({ ...edit, encoding: 'latin1' as const }))
  const log = sarif([{ ...result, edits }])
  expect(errorsOf(log)).toEqual([])
  expect(log.runs[0].artifacts.map(({ encoding }: any) => encoding)).toEqual(['ISO-8859-1', 'ISO-8859-1'])
})

test('every rule has a page', () => {
  const results = [
    foldedResult('a', rootOwned('a/Dockerfile')),
    refusedResult('b', missingFile('b/build.sh', 'x')),
  ]
  const { rules } = sarif(results).runs[0].tool.driver
  expect(rules.map(({ id, helpUri }: any) => `${id} ${helpUri}`)).toEqual([
    'SF001 pkg:npm/stagefold@1.2.3#docs/rules/SF001.md',
    'SF404 pkg:npm/stagefold@1.2.3#docs/rules/SF404.md',
    'SF101 pkg:npm/stagefold@1.2.3#docs/rules/SF101.md',
  ])
  expect(rules[0]).toMatchObject({
    name: 'Foldable',
    help: { text: 'stagefold --write does it. stagefold rules SF001 tells more, with examples.' },
  })
  expect(rules[1].help.markdown).toContain('`stagefold rules SF404` tells more')
})

test('a code of a later version is a rule without texts', () => {
  const later = { ...missingFile('b/build.sh', 'x'), code: 'SF999' }
  const log = sarif([refusedResult('b', later)])
  expect(errorsOf(log)).toEqual([])
  expect(log.runs[0].tool.driver.rules).toEqual([{ id: 'SF999' }])
})

describe('hunks', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', '\n', '\r\n', '\ufeff', ' x\n', '\u2028'), { maxLength: 30 })
    .map((parts) => parts.join(''))

  test('make the one text of the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const replacements = hunksOf(before, after).map(({ from, to, text: inserted }) => ({
          deletedRegion: {
            startLine: from.line,
            startColumn: from.column,
            endLine: to.line,
            endColumn: to.column,
          },
          insertedContent: { text: inserted },
        }))
        expect(applied(before, replacements, after)).toBe(after)
      }),
    )
  })

  test('are no larger than they have to be', () => {
    expect(hunksOf('a\nb\nc\n', 'a\nB\nc\n')).toEqual([
      { from: { line: 2, column: 1 }, to: { line: 3, column: 1 }, text: 'B\n' },
    ])
    expect(hunksOf('a\n', 'a\n')).toEqual([])
    expect(hunksOf('\ufeffa', '\ufeffb')).toEqual([
      { from: { line: 1, column: 1 }, to: { line: 1, column: 2 }, text: 'b' },
    ])
  })
})

/** As a reader of SARIF applies replacements: a mark at a file's start is no character of its first line. */
function applied(before: string, replacements: readonly any[], after?: string): string {
  const mark = before.startsWith('\ufeff') && (after ?? '\ufeff').startsWith('\ufeff') ? '\ufeff' : ''
  const isEmptied =
    after === '' || (replacements.length === 1 && replacements[0].insertedContent === undefined)
  const text = before.slice(isEmptied ? 0 : mark.length)
  const lines = text.split('\n')
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
  let [output, end] = ['', 0]
  for (const { deletedRegion: region, insertedContent } of replacements) {
    output += text.slice(end, offset(region.startLine, region.startColumn)) + (insertedContent?.text ?? '')
    end = offset(region.endLine, region.endColumn)
  }
  return (isEmptied ? '' : mark) + output + text.slice(end)
}
