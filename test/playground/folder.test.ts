import { expect, test } from '@jest/globals'
import { readFolder } from '../../playground/src/folder.ts'

const chosen = (table: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>) =>
  Object.entries(table).map(([path, content]) => ({ path, file: new Blob([content]) }))

test('texts are read, from the folder on', async () => {
  const table = {
    'app/src/main.go': 'package main\n',
    'app/build.sh': '\ufeffdocker\r\n',
    'app/Dockerfile': '',
  }
  expect(await readFolder(chosen(table))).toEqual({
    files: [
      { path: 'Dockerfile', text: '' },
      { path: 'build.sh', text: '\ufeffdocker\r\n' },
      { path: 'src/main.go', text: 'package main\n' },
    ],
    leftOut: 0,
  })
})

test('what is no text, too large, or of somebody else is left out', async () => {
  const table = {
    'app/build.sh': 'docker',
    'app/app': new Uint8Array([0x7f, 0x45, 0]),
    'app/latin1': new Uint8Array([0xe9]),
    'app/large': 'x'.repeat(300_000),
    'app/.git/config': '',
    'app/web/node_modules/a/index.js': '',
  }
  const { files, leftOut } = await readFolder(chosen(table))
  expect(files.map(({ path }) => path)).toEqual(['build.sh'])
  expect(leftOut).toBe(3)
})

test('of very many files the uppermost are taken', async () => {
  const many = Array.from({ length: 400 }, (_, at) => [`app/src/${at}`, ''])
  const { files, leftOut } = await readFolder(chosen(Object.fromEntries([...many, ['app/build.sh', '']])))
  expect(files).toHaveLength(300)
  expect(files[0]!.path).toBe('build.sh')
  expect(leftOut).toBe(101)
})
