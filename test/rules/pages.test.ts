import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { rules } from '../../src/diagnostics/rules.ts'
import type { Code } from '../../src/diagnostics/rules.ts'
import { exampleCodes, readExample, runSide } from './example.ts'
import { indexPage } from './index-page.ts'
import { pageOf } from './page.ts'

/** Codes that wait for their folder. Keep it empty. */
const undocumented: readonly Code[] = [
  'SF101',
  'SF102',
  'SF103',
  'SF104',
  'SF105',
  'SF106',
  'SF107',
  'SF108',
  'SF301',
  'SF302',
  'SF303',
  'SF304',
  'SF305',
  'SF306',
  'SF307',
  'SF308',
  'SF309',
  'SF310',
  'SF311',
  'SF312',
  'SF313',
  'SF314',
  'SF315',
  'SF316',
  'SF317',
  'SF318',
  'SF319',
  'SF320',
  'SF321',
  'SF322',
  'SF323',
  'SF324',
  'SF325',
  'SF401',
  'SF402',
  'SF403',
  'SF404',
  'SF405',
  'SF406',
  'SF407',
  'SF408',
  'SF409',
  'SF410',
  'SF411',
  'SF412',
  'SF413',
  'SF414',
  'SF415',
  'SF416',
  'SF417',
  'SF418',
  'SF419',
  'SF420',
  'SF429',
  'SF431',
  'SF432',
  'SF433',
  'SF435',
  'SF436',
  'SF501',
  'SF502',
  'SF503',
  'SF504',
  'SF505',
  'SF506',
  'SF507',
  'SF508',
  'SF509',
  'SF510',
  'SF516',
  'SF517',
  'SF518',
  'SF519',
  'SF520',
  'SF521',
  'SF109',
  'SF256',
  'SF522',
  'SF523',
]

const pages = join(import.meta.dirname, '../../docs/rules')
const codes = exampleCodes()

test('every rule has a folder of examples, and every folder a rule', () => {
  expect(codes).toEqual(
    Object.keys(rules)
      .filter((code) => !undocumented.includes(code as Code))
      .toSorted(),
  )
})

describe.each(codes)('%s', (code) => {
  const example = readExample(code as Code)

  test('the bad project shows it, the good one does not', async () => {
    const [bad, good] = [await runSide(example.bad), await runSide(example.good)]
    expect(bad.codes).toContain(code)
    expect(good.codes).not.toContain(code)
    if (rules[example.code].severity === 'error') expect(bad.stdout).toBe('')
    expect(example.good).not.toEqual({ ...example.bad, text: example.good.text, shown: example.good.shown })
    expectPage(`${code}.md`, pageOf(example, bad, good))
  })
})

test('the index is up to date', () => {
  expectPage('README.md', indexPage(codes))
})

test('there is no other page', () => {
  const found = readdirSync(pages).filter((name) => name.endsWith('.md'))
  expect(found).toEqual(['README.md', ...codes.map((code) => `${code}.md`)])
})

/** As for the golden cases: `STAGEFOLD_UPDATE=1` writes it, to be read before it is committed. */
function expectPage(name: string, page: string): void {
  const path = join(pages, name)
  if (process.env['STAGEFOLD_UPDATE'] !== undefined) writeFileSync(path, page)
  else expect(readFileSync(path, 'utf8')).toBe(page)
}
