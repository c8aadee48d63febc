import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { fold } from '../../src/fold.ts'
import { diskProject } from '../../src/project/disk.ts'
import { memoryProject } from '../../src/project/memory.ts'
import type { FoldResult } from '../../src/result.ts'
import { positionAt } from '../../src/source/span.ts'
import { readCases, readTree, scriptOf, type Case } from './cases.ts'

const root = join(import.meta.dirname, '../cases')
const update = process.env['STAGEFOLD_UPDATE']

describe.each(readCases(root).map((one) => [one.name, one] as const))('%s', (_name, one) => {
  const project = diskProject(join(one.folder, 'before'))
  const result = fold({ ...one.file.options, project, script: scriptOf(one.file) })
  if (update === '1' || (update !== undefined && one.name.startsWith(update))) writeCase(one, result)

  test('status and codes', () => {
    expect(result.diagnostics.map((diagnostic) => describeCode(diagnostic, one))).toEqual(
      one.file.codes ?? [],
    )
    expect(result.status).toBe(one.file.status)
  })

  test('files', () => {
    const expected =
      one.file.status === 'folded'
        ? readTree(join(one.folder, 'after'))
        : readTree(join(one.folder, 'before'))
    expect(applied(one, result)).toEqual(expected)
  })

  test('plain data', () => {
    expect(structuredClone(result)).toEqual(result)
    expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result)
  })

  test('the same in memory', () => {
    const files = Object.fromEntries(
      Object.entries(readTree(join(one.folder, 'before'))).map(([path, text]) => [path, entryOf(text)]),
    )
    const inMemory = fold({ ...one.file.options, project: memoryProject(files), script: scriptOf(one.file) })
    expect(inMemory).toEqual(result)
  })

  if (one.file.status === 'folded') {
    test('a second run changes nothing', () => {
      const after = applied(one, result)
      const left = [scriptOf(one.file)].flat().filter((path) => path in after)
      if (left.length === 0) return
      const files = Object.fromEntries(Object.entries(after).map(([path, text]) => [path, entryOf(text)]))
      const again = fold({ project: memoryProject(files), script: left })
      expect(again.status).toBe('nothing')
      expect(again.edits).toEqual([])
    })
  }
})

/** What a memory project makes of a file or a link of the tree. */
function entryOf(text: string): Uint8Array | { link: string } {
  return text.startsWith('-> ') ? { link: text.slice(3) } : Buffer.from(text, 'latin1')
}

function applied(one: Case, result: FoldResult): Record<string, string> {
  const tree = readTree(join(one.folder, 'before'))
  for (const { path, after, encoding } of result.edits) {
    if (after === null) delete tree[path]
    else tree[path] = Buffer.from(after, encoding).toString('latin1')
  }
  return tree
}

function describeCode({ code, span }: FoldResult['diagnostics'][number], one: Case): string {
  if (!span) return code
  const text = diskProject(join(one.folder, 'before')).read(span.path)!.text
  const { line, column } = positionAt(text, span.start)
  return `${code} ${span.path}:${line}:${column}`
}

/** `STAGEFOLD_UPDATE=1`, or `=script/` for the cases whose names begin so: writes what came out, to be read before it is committed. */
function writeCase(one: Case, result: FoldResult): void {
  const codes = result.diagnostics.map((diagnostic) => describeCode(diagnostic, one))
  const file = { ...one.file, status: result.status, codes }
  writeFileSync(join(one.folder, 'case.json'), `${JSON.stringify(file, null, 2)}\n`)
  Object.assign(one.file, file)
  const after = join(one.folder, 'after')
  rmSync(after, { recursive: true, force: true })
  if (result.status !== 'folded') return
  cpSync(join(one.folder, 'before'), after, { recursive: true, verbatimSymlinks: true })
  for (const { path, after: text, encoding } of result.edits) {
    mkdirSync(dirname(join(after, path)), { recursive: true })
    if (text === null) rmSync(join(after, path))
    else writeFileSync(join(after, path), text, encoding)
  }
}
