import { expect, test } from '@jest/globals'
import { readableMarkdown } from '../../src/report/markdown-page.ts'

test.each([
  ['# Title', 'Title'],
  ['## `sed` in *name*', '`sed` in *name*'],
  ['see [E1](../x.md#a), [All](README.md)', 'see E1, All'],
  ['**Refused:** *path* is `*`', 'Refused: path is `*`'],
  ['```sh\n# no heading\n\n[a](b) *c*\n```\n*d*', '    # no heading\n\n    [a](b) *c*\nd'],
])('%j', (markdown, text) => {
  expect(readableMarkdown(markdown, { color: false })).toBe(text)
})

test('colours', () => {
  const page = '# T\n**a** `b`\n```diff\n+c\n-d\n e\n```'
  expect(JSON.stringify(readableMarkdown(page, { color: true }).split('\n'))).toBe(
    String.raw`["\u001b[1mT\u001b[22m","\u001b[1ma\u001b[22m \u001b[36m` +
      '`b`' +
      String.raw`\u001b[39m","\u001b[32m    +c\u001b[39m","\u001b[31m    -d\u001b[39m","     e"]`,
  )
})
