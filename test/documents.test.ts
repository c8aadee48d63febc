import { existsSync, readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..')
const documents = execFileSync('git', ['ls-files', '-z', '--', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && !/^(?:samples|test\/cases|docs\/rules\/examples)\//.test(path))

test('every link between documents leads somewhere, also within one', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'docs/architecture.md', 'docs/rules/SF210.md']),
  )
  expect(documents.flatMap(brokenLinks)).toEqual([])
})

function brokenLinks(path: string): readonly string[] {
  const text = readFileSync(join(root, path), 'utf8').replace(/^```[^]*?^```/gm, '')
  const links = Array.from(text.matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)/g))
  return links
    .filter(([, file, anchor]) => {
      const target = file === '' ? join(root, path) : join(root, dirname(path), file!)
      return !existsSync(target) || (anchor !== undefined && !anchorsIn(target).has(anchor))
    })
    .map(([link]) => `${path}: ${link.slice(1)}`)
}

/** As GitHub makes them of headings. */
function anchorsIn(file: string): ReadonlySet<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)
  return new Set(Array.from(headings, ([, title]) => anchorOf(title!)))
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')
}
