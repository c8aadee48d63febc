import { cp, mkdir, mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FileChange } from '../../../src/result.ts'

/** Gives `use` a private copy of a folder, which goes when `use` ends. */
export async function withCopy<T>(folder: string, use: (copy: string) => Promise<T>): Promise<T> {
  const work = await mkdtemp(join(tmpdir(), 'stagefold-case-'))
  try {
    const copy = join(work, 'project')
    await cp(folder, copy, { recursive: true, verbatimSymlinks: true })
    return await use(copy)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Writes a fold's edits into a copy; files that are there keep their modes. */
export async function applyEdits(copy: string, edits: readonly FileChange[]): Promise<void> {
  for (const { path, before, after, encoding } of edits) {
    const file = join(copy, path)
    if (before !== null && (await readFile(file, encoding)) !== before)
      throw new Error(`${path} is not what was folded`)
    await mkdir(dirname(file), { recursive: true })
    await (after === null ? unlink(file) : writeFile(file, after, encoding))
  }
}

/**
 * Takes the blanks after continuation backslashes out of a script, so that the old way runs as it was meant:
 * href-counter's script is printed with them, and no shell can run it so.
 */
export async function repairContinuations(script: string): Promise<void> {
  const text = await readFile(script, 'latin1')
  await writeFile(script, text.replace(/\\[ \t]+$/gm, '\\'), 'latin1')
}

/** The texts of the files that look like Dockerfiles, wherever they are in a folder. */
export async function dockerfiles(folder: string): Promise<string[]> {
  const paths = await readdir(folder, { recursive: true })
  const named = paths.filter((path) => /dockerfile/i.test(path))
  return Promise.all(named.map((path) => readFile(join(folder, path), 'latin1').catch(() => '')))
}
