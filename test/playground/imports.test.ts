import { readFileSync, readdirSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, test } from '@jest/globals'
import { buildPlayground } from '../../scripts/playground-page.js'

const folder = join(import.meta.dirname, '../../playground')
const files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
)
const texts = files.map((file) => [file, readFileSync(join(folder, 'src', file), 'utf8')] as const)

/** Beside the library: what it has in words for people, what it reads, and what knows the command line. */
const allowed =
  /^src\/(?:index\.ts|fold\.ts|project\/memory\.ts|source\/.*|report\/.*|shell\/value\.ts|dockerfile\/.*|project\/path\.ts|scan\/candidates\.ts|cli\/(?:options|builder-role|shell-word)\.ts)$/

test('the page is made of the library and of what has no need of Node', () => {
  const wrong = texts.flatMap(([file, text]) => {
    const targets = Array.from(text.matchAll(/ from '(\.[^']+)'/g), ([, target]) => target!)
    const paths = targets.map((target) => normalize(join('playground/src', file, '..', target)))
    return paths.filter((path) => !path.startsWith('playground/src/') && !allowed.test(path))
  })
  expect(wrong).toEqual([])
})

test('nothing writes HTML', () => {
  const sinks =
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval|srcdoc|createContextualFragment)\b/
  expect(texts.filter(([, text]) => sinks.test(text)).map(([file]) => file)).toEqual([])
})

test('the page is one file that names no other', async () => {
  const { html, script, style } = await buildPlayground()
  expect(html.includes(`<script type="module">${script}</script>`)).toBe(true)
  expect(script.match(/["'`]node:|getBuiltinModule|\brequire\(["'`]/g)).toBeNull()
  const tags = html.replace(script, '').replace(style, '')
  expect(tags.match(/<(?:link|img|script|iframe|object|source)\b[^>]*>/g)).toEqual([
    expect.stringMatching(/^<link\s+rel="icon"\s+href="data:/),
    '<script type="application/json" id="examples">',
    '<script type="module">',
  ])
  expect(style.match(/url\(|@import/g)).toBeNull()
})
