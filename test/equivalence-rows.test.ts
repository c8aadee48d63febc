import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { expectGenerated } from './generated.ts'
import { readCases, type Case } from './golden/cases.ts'

// Every row of equivalence.md ("What Docker really does") has to be shown by a case in test/cases. `fold` is a row
// that says how to write it: some case folds it, on engines unless `withoutEngine` says why not. `refuse` is a row
// that says to refuse, or whose fold is not there yet.
const rows: Readonly<Record<string, 'fold' | 'refuse'>> = {
  // 1. Owners and modes
  ...each('fold', 'E1 E2 E3 E4 E5 E6 E7'),
  ...each('refuse', 'E8'),
  ...each('fold', 'E9 E10 E11 E12 E13'),
  // 2. Links
  ...each('fold', 'E20 E21 E22 E23 E24 E25'),
  ...each('refuse', 'E26'),
  ...each('fold', 'E27'),
  // 3. docker cp
  ...each('fold', 'E30 E31 E32 E33'),
  ...each('refuse', 'E34'),
  // 4. COPY and ADD
  ...each('fold', 'E40 E41 E42 E43 E44 E45 E46 E47 E48'),
  ...each('refuse', 'E49'),
  ...each('fold', 'E50 E51 E52 E53 E54 E55 E56 E57'),
  // 5. Whole folders
  ...each('fold', 'E60 E61 E62'),
  ...each('refuse', 'E63'),
  ...each('fold', 'E64 E65 E66 E67'),
  // 6. ARG, ENV, flags
  ...each('fold', 'E70 E71 E72 E73 E74 E75 E76 E77 E78 E79 E80 E81 E82 E83 E84 E85 E86'),
  // 7. Stages
  ...each('fold', 'E90 E91 E92 E93 E94 E95 E96 E97 E98'),
  // 8. Contexts
  ...each('fold', 'E100 E101 E102 E103 E104 E105 E106'),
  // 9. Containers that run
  ...each('fold', 'E110 E111 E112'),
  ...each('fold', 'E113'),
  ...each('fold', 'E114 E115 E116'),
  ...each('refuse', 'E117'),
  // 10. Steps on the host
  ...each('fold', 'E120 E121 E122 E123 E124 E125'),
  ...each('refuse', 'E126'),
  // 11. What sameness means: modification times are kept both ways and are not compared.
  ...each('fold', 'E130'),
}

/** Rows that only a fold on paper shows, and why. */
const withoutEngine: Readonly<Record<string, string>> = {
  E13: 'an ordinary user cannot reach the private engines of the tests',
  E20: 'the old way fails, so that there is no image to compare with',
  E24: 'the old way fails, so that there is no image to compare with',
  E56: 'no engine of the tests has a frontend that knows --exclude',
  E85: 'only experimental daemons squash',
}

/** A line of the table: the row's name and its last cell. */
const tableRow = /^\| (E\d+) \|.*\| ?([^|\n]*) \|$/gm

const cases = readCases(join(import.meta.dirname, 'cases'))
const names = Object.keys(rows)

describe('rows of equivalence.md', () => {
  test.each(Object.entries(rows))('%s: %s', (row, kind) => {
    const own = casesOf(row)
    if (kind === 'refuse') return expect(withStatus(own, 'refused')).not.toEqual([])
    expect(withStatus(own, 'folded')).not.toEqual([])
    const built = own.filter(({ file }) => file.status === 'folded' && file.engine)
    return row in withoutEngine ? expect(built).toEqual([]) : expect(built).not.toEqual([])
  })

  test('no case names a row that does not exist', () => {
    expect(cases.flatMap(({ file }) => file.rows ?? []).filter((row) => !names.includes(row))).toEqual([])
  })

  test('a folder of the area is named after a row that it shows', () => {
    const wrong = cases.filter(({ name, file }) => {
      const row = /^equivalence\/E0*(\d+)-/.exec(name)?.[1]
      return name.startsWith('equivalence/') && !file.rows?.includes(`E${row}`)
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  // The measurements are kept beside the repository; a checkout alone has the list above.
  const document = join(import.meta.dirname, '../../shared/equivalence.md')
  const testWithDocument = existsSync(document) ? test : test.skip
  testWithDocument('the list is the document’s', () => {
    const named = new Set([...readFileSync(document, 'utf8').matchAll(/\bE\d+\b/g)].map(([row]) => row))
    expect(names.toSorted(byNumber)).toEqual([...named].toSorted(byNumber))
  })
})

describe('docs/equivalence.md', () => {
  const path = join(import.meta.dirname, '../docs/equivalence.md')
  const filled = fillTable(readFileSync(path, 'utf8'))
  const table = [...filled.matchAll(tableRow)].map(([, row, shown]) => ({ row, shown }))

  test('has every row once, in order', () => {
    expect(table.map(({ row }) => row)).toEqual(names)
  })

  test('names the cases of each row', () => {
    expectGenerated(path, filled)
    expect(table.filter(({ shown }) => shown === '')).toEqual([])
  })
})

function each(kind: 'fold' | 'refuse', list: string): Record<string, 'fold' | 'refuse'> {
  return Object.fromEntries(list.split(' ').map((row) => [row, kind]))
}

function casesOf(row: string): Case[] {
  return cases.filter(({ file }) => file.rows?.includes(row))
}

function withStatus(list: readonly Case[], status: Case['file']['status']): string[] {
  return list.filter(({ file }) => file.status === status).map(({ name }) => name)
}

/** The table with its last column as the cases are. */
function fillTable(text: string): string {
  return text.replaceAll(
    tableRow,
    (line, row: string, shown: string) => `${line.slice(0, line.length - shown.length - 2)}${shownBy(row)} |`,
  )
}

/** The last column: the cases of the equivalence area, each a link, those that an engine builds without a mark. */
function shownBy(row: string): string {
  return casesOf(row)
    .filter(({ name }) => name.startsWith('equivalence/'))
    .map(({ name, file }) => {
      const mark = file.status === 'refused' ? ' (refused)' : file.engine ? '' : ' (on paper)'
      const label = name.slice('equivalence/'.length)
      return `[${label}](../test/cases/${name})${mark}`
    })
    .join(', ')
}

function byNumber(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1))
}
