import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { unifiedDiff } from '../../src/report/diff.ts'
import type { FileChange } from '../../src/result.ts'
import { temporaryTree } from '../project/temporary.ts'

function change(path: string, before: string | null, after: string | null): FileChange {
  return { path, before, after, encoding: 'utf8' }
}

const changes: readonly (readonly [string, readonly FileChange[]])[] = [
  ['a changed line', [change('f', 'a\nb\n', 'a\nc\n')]],
  ['a new file', [change('d/f', null, 'a\nb\n')]],
  ['a new empty file', [change('f', null, '')]],
  ['a deleted file', [change('f', 'a\n', null)]],
  ['a deleted empty file', [change('f', '', null)]],
  ['no line feed at the end', [change('f', 'a', 'b')]],
  ['a line feed that comes', [change('f', 'a', 'a\n')]],
  ['CRLF', [change('f', 'a\r\nb\r\n', 'a\r\nc\r\n')]],
  ['CRLF that goes', [change('f', 'a\r\nb\r\n', 'a\nb\n')]],
  ['a byte order mark', [change('f', '\uFEFFa\n', '\uFEFFb\n')]],
  ['lines that look like headers', [change('f', '-- x\n++ y\n', '-- z\n++ w\n')]],
  ['several files', [change('a', '1\n', '2\n'), change('b', '1\n', null), change('c', null, '2\n')]],
]

test.each(changes)('git applies %s', (_name, edits) => {
  const before = edits.flatMap(({ path, before: text }) => (text === null ? [] : [[path, text] as const]))
  const root = temporaryTree(Object.fromEntries(before))
  const git = spawnSync('git', ['apply', '-p1', '-'], {
    cwd: root,
    input: unifiedDiff(edits),
    encoding: 'utf8',
  })
  expect(git.stderr).toBe('')
  for (const { path, after } of edits) {
    const file = join(root, path)
    expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(after)
  }
})

test('says that a line feed is missing', () => {
  expect(unifiedDiff([change('f', 'a\n', 'b')])).toBe(
    '--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-a\n+b\n\\ No newline at end of file\n',
  )
})

test('is empty when nothing changes', () => {
  expect(unifiedDiff([change('f', 'a', 'a')])).toBe('')
})

test('is coloured, and its control characters visible, for a terminal', () => {
  expect(unifiedDiff([change('f', 'a\r\n', 'b\u001b\r\n')], { color: true })).toBe(
    [
      '\u001b[1m--- a/f\u001b[22m',
      '\u001b[1m+++ b/f\u001b[22m',
      '\u001b[36m@@ -1,1 +1,1 @@\u001b[39m',
      '\u001b[31m-a␍\u001b[39m',
      '\u001b[32m+b␛␍\u001b[39m',
      '',
    ].join('\n'),
  )
})
