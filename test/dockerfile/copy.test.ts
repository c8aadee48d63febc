import { expect, test } from '@jest/globals'
import { isGitUrl, isUrl, readCopy } from '../../src/dockerfile/copy.ts'
import { instruction } from './helpers.ts'

test.each<[line: string, expected: unknown]>([
  ['COPY a b', { kind: 'COPY', sources: ['a'], destination: 'b', from: null, json: false }],
  [
    'ADD ["a b", "c", "d/"]',
    { kind: 'ADD', sources: ['a b', 'c'], destination: 'd/', from: null, json: true },
  ],
  [
    'copy --from=x --chown=0:0 a b',
    { kind: 'COPY', sources: ['a'], destination: 'b', from: 'x', json: false },
  ],
  ['COPY <<EOF a /d/\nx\nEOF', { kind: 'COPY', sources: ['a'], destination: '/d/', from: null, json: false }],
])('%s', (line, expected) => {
  const { kind, sources, destination, from, json } = readCopy(instruction(line))!
  const read = {
    kind,
    sources: sources.map(({ text }) => text),
    destination: destination.text,
    from: from?.value ?? null,
    json,
  }
  expect(read).toEqual(expected)
})

test('flags', () => {
  const copy = readCopy(
    instruction('COPY --link --parents=false --exclude=a --exclude=b --chmod=755 --new=1 a b'),
  )!
  expect([copy.link?.value, copy.parents?.value, copy.chmod?.value, copy.chown]).toEqual([
    null,
    'false',
    '755',
    null,
  ])
  expect(copy.exclude.map(({ value }) => value)).toEqual(['a', 'b'])
  expect(copy.flags.at(-1)?.name).toBe('new')
})

test('heredocs are not sources', () => {
  const copy = readCopy(instruction('COPY <<EOF a /d/\nx\nEOF'))!
  expect([copy.inline.map(({ text }) => text), copy.heredocs.map(({ content }) => content)]).toEqual([
    ['<<EOF'],
    ['x\n'],
  ])
})

test('other instructions are none', () => {
  expect([readCopy(instruction('RUN cp a b')), readCopy(instruction('ONBUILD COPY a b'))]).toEqual([
    null,
    null,
  ])
})

test.each<[source: string, url: boolean, git: boolean]>([
  ['https://example.com/a.tar.gz', true, false],
  ['http://example.com/a.git', true, true],
  ['https://github.com/a/b.git#main:sub', true, true],
  ['https://github.com/a/b.git?ref=x', true, true],
  ['git@github.com:a/b.git', true, true],
  ['git://a/b', true, true],
  ['ssh://git@a/b', true, true],
  ['github.com/a/b', false, false],
  ['ftp://a/b', false, false],
  ['./a:b', false, false],
  ['a', false, false],
])('%s', (source, url, git) => {
  expect([isUrl(source), isGitUrl(source)]).toEqual([url, git])
})
