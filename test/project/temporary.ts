import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from '@jest/globals'
import type { MemoryEntry } from '../../src/project/memory.ts'

const made: string[] = []

afterAll(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true })
})

/** A fresh directory that holds the given tree; it is gone when the test file is done. */
export function temporaryTree(files: Readonly<Record<string, MemoryEntry>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'stagefold-test-')))
  made.push(root)
  for (const [path, entry] of Object.entries(files)) write(join(root, path), entry)
  return root
}

function write(path: string, entry: MemoryEntry): void {
  mkdirSync(dirname(path), { recursive: true })
  if (typeof entry === 'string' || entry instanceof Uint8Array) writeFileSync(path, entry)
  else if ('link' in entry) symlinkSync(entry.link, path)
  else mkdirSync(path, { recursive: true })
}
