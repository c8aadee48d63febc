import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { everyRule } from '../../src/report/own-rules.ts'
import type { RuleCode } from '../../src/report/own-rules.ts'
import { expectGenerated } from '../generated.ts'
import { exampleCodes, readExample, runSide } from './example.ts'
import { indexPage } from './index-page.ts'
import { pageOf } from './page.ts'

/** Codes that no project can show, and why. */
const withoutExample: Readonly<Record<string, string>> = {
  SF002: 'it is about the state of git and of the disk',
  SF109: 'it is for unreadable files, which root can read, and for mistakes',
}

const pages = join(import.meta.dirname, '../../docs/rules')
const codes = exampleCodes()

test('every rule has a folder of examples, and every folder a rule', () => {
  expect(codes).toEqual(Object.keys(everyRule).toSorted())
})

describe.each(codes as RuleCode[])('%s', (code) => {
  const example = readExample(code)
  const { sides } = example

  test('the bad project shows it, the good one does not', async () => {
    expect(sides === null).toBe(code in withoutExample)
    const said = sides && { bad: await runSide(sides.bad), good: await runSide(sides.good) }
    if (said) {
      expect(said.bad.codes).toContain(code)
      expect(said.good.codes).not.toContain(code)
      if (everyRule[code].severity === 'error') expect(said.bad.stdout).toBe('')
    }
    expectGenerated(join(pages, `${code}.md`), pageOf(example, said))
  })
})

test('the index is up to date', () => {
  expectGenerated(join(pages, 'README.md'), indexPage())
})

test('there is no other page', () => {
  const found = readdirSync(pages).filter((name) => name.endsWith('.md'))
  expect(found).toEqual(['README.md', ...codes.map((code) => `${code}.md`)])
})
