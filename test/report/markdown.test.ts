import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { marked } from 'marked'
import { longestBody, markdownFormatter } from '../../src/report/markdown/markdown.ts'
import { cellCode, code, templateText } from '../../src/report/markdown/text.ts'
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

function markdown(results: readonly PlainResult[]): string {
  return reportOf(markdownFormatter(options), results)
}

test('a page for a pull request', () => {
  const results = [
    { ...foldedResult('a', rootOwned('a/Dockerfile')), written: true, refusals: [] },
    { ...refusedResult('b', missingFile('b/build.sh', 'x|y')), written: false, refusals: [] },
  ]
  expect(markdown(results)).toBe(`## stagefold: 1 builder pattern folded, 1 refused

Each became stages of one multi-stage Dockerfile (2 files: 1 changed, 1 deleted).

### Folded

| script | Dockerfile | files |
| --- | --- | --- |
| \`a/build.sh\` | \`a/Dockerfile\` | changed \`Dockerfile\`; deleted \`Dockerfile.build\` |

### Assumptions

What the files alone cannot prove. Where these hold, the final images are the same; \`stagefold verify\` builds both ways and compares them.

<details>
<summary><b>SF404 root-owned</b>: 1 pipeline</summary>

- the base image \`golang:1.22\` is taken to build as root, so that \`/out/app\` belongs to 0:0  
  \`a/Dockerfile:1:1\`  
  *--strict writes --chown=0:0 and needs no assumption; \`stagefold verify\` checks it*

</details>

### Refused

Nothing of these pipelines is changed.

<details>
<summary><b>SF101 missing-file</b>: 1 pipeline</summary>

- there is no file \`x|y\`  
  \`b/build.sh:2:1\`  
  *check the name, or say which file is meant with --builder or --dockerfile*

</details>

### What to do next

- Build an image of each kind the new way, or let \`stagefold verify SCRIPT\` compare both ways.
- Read the assumptions: one that does not hold changes the image.
- Do what the hints say for what is refused, and run stagefold again; or leave it as it is.
`)
})

test('nothing found is a page too', () => {
  expect(markdown([])).toContain('there is no builder pattern')
})

test('of 16,000 pipelines as much as GitHub takes, and what is left out', () => {
  const formatter = markdownFormatter(options)
  for (let at = 0; at < 8000; at += 1) {
    formatter.add(foldedResult(`services/s${at}`, rootOwned(`services/s${at}/Dockerfile`)))
    formatter.add(
      refusedResult(`services/r${at}`, missingFile(`services/r${at}/build.sh`, `services/r${at}/x`)),
    )
  }
  const text = formatter.end()
  expect(text.length).toBeLessThanOrEqual(longestBody)
  expect(text.length).toBeGreaterThan(longestBody / 3)
  expect(text).toMatch(/^and 7,\d{3} more, for which there is no room here\.$/m)
  expect(text).toMatch(/^- and 7,\d{3} other texts, for which there is no room here$/m)
  expect(text).toMatch(/services\/s\d+\/Dockerfile:1:1` and 7,\d{3} more {2}$/m)
  expect(text).toContain('### What to do next')
})

test('one that is far too long is cut all the same', () => {
  const long = 'x'.repeat(20_000)
  const text = markdown(
    Array.from({ length: 300 }, (_, at) => refusedResult(long, missingFile(`${long}${at}`, long))),
  )
  expect(text.length).toBeLessThanOrEqual(longestBody)
})

describe('text from files', () => {
  const nasty = fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        '|',
        '`',
        '``',
        '\\',
        '<b>',
        '</details>',
        '&lt;',
        '@octocat',
        '#1',
        '*',
        '_',
        '[x](y)',
        '\n',
        '\n\n',
        'http://x.y',
        '$',
        '~~',
        '-->',
        '    ',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => parts.join(''))

  test('is code that shows what it is, in text and in tables', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = text.replaceAll('\n', '␊')
        if (shown.trim() === '') return
        expect(codesOf(`x ${code(text)} y`)).toEqual([shown])
        const table = marked.lexer(`| a | b |\n| --- | --- |\n| ${cellCode(text)} | x |\n`)[0]
        if (table?.type !== 'table') throw new Error('no table')
        expect(table['rows']).toHaveLength(1)
        expect(table['rows'][0].map((cell: any) => cell.text).at(-1)).toBe('x')
        expect(codesOf(`| a | b |\n| --- | --- |\n| ${cellCode(text)} | x |`)).toEqual([shown])
      }),
      { numRuns: 500 },
    )
  })

  test('breaks no page', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const html = marked.parse(
          markdown([
            foldedResult(`${text}/a`, rootOwned(`${text}/Dockerfile`, text, text)),
            refusedResult(`${text}/b`, missingFile(`${text}/build.sh`, text)),
          ]),
          { async: false },
        )
        expect(html.match(/<h[1-6]\b/g)).toHaveLength(5)
        expect(html.match(/<tr>/g)).toHaveLength(2)
        expect(html.match(/<\/?details>/g)).toHaveLength(4)
        const outside = html.replace(/<code>[^<]*<\/code>/g, '')
        expect(outside).not.toMatch(/octocat|<b>(?!SF\d{3} )|<a\b/)
      }),
      { numRuns: 100 },
    )
  })
})

test.each([
  ['a {x} b', { x: 'c*' }, 'a `c*` b'],
  ['a * [b] <c>', {}, 'a \\* \\[b\\] \\<c\\>'],
  ['run `go {x}` now', { x: 'a`b' }, 'run ``go a`b`` now'],
  ['{x}{y}', { x: 'a', y: 'b' }, '`ab`'],
  ['then fold{or}', { or: ', or do it by hand' }, 'then fold, or do it by hand'],
  ['then fold{or}', { or: ', @octocat' }, 'then fold`, @octocat`'],
])('the template %j', (template, args, expected) => {
  expect(templateText(template, args)).toBe(expected)
})

test('real results make pages with nothing open', () => {
  for (const result of goldenResults(10)) {
    const html = marked.parse(markdown([result]), { async: false })
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length)
    expect(html.replace(/<code>[^<]*<\/code>/g, '')).not.toMatch(/<a\b|<img\b|undefined/)
  }
})

function codesOf(text: string): readonly string[] {
  const html = marked.parse(text, { async: false })
  return Array.from(html.matchAll(/<code>([^<]*)<\/code>/g), ([, inner]) => unescaped(inner!))
}

function unescaped(html: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }
  return html.replace(/&(?:#(\d+)|(\w+));/g, (_, number: string | undefined, name: string) =>
    number === undefined ? named[name]! : String.fromCodePoint(Number(number)),
  )
}
