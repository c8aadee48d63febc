import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileChange } from '../../../src/result.ts'
import type { EngineCase } from './case.ts'

/** Placeholder until src/fold.ts is there: folded files written by hand. */
export function foldCase(given: EngineCase): readonly FileChange[] {
  const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'handwritten', given.name)
  return readdirSync(folder).map((path) => ({
    path,
    before: existsSync(join(given.folder, path)) ? readFileSync(join(given.folder, path), 'utf8') : null,
    after: readFileSync(join(folder, path), 'utf8'),
    encoding: 'utf8',
  }))
}
