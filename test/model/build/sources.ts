import { Failure } from '../failure.ts'
import { hasWildcard, matches } from '../files/glob.ts'
import { join } from '../files/path.ts'
import type { Tree } from '../files/tree.ts'
import type { Builder } from './request.ts'

/** The paths that COPY's sources name, in order, links at their ends followed. */
export function findSources(tree: Tree, words: readonly string[], builder: Builder): string[] {
  const found = words.flatMap((word) => {
    const hits = hasWildcard(word) ? expandPattern(tree, word) : [join(word)]
    return hits.map((path) => {
      const real = tree.resolve(path)
      if (!tree.get(real)) throw new Failure(`COPY failed: ${word}: no such file or directory`)
      return { path, real }
    })
  })
  if (found.length === 0 && builder === 'classic')
    throw new Failure('COPY failed: no source files were specified')
  return found.map(({ path }) => path)
}

function expandPattern(tree: Tree, pattern: string): string[] {
  const clean = join(pattern).slice(1)
  const depth = clean.split('/').length
  const all = tree.paths().filter((path) => path !== '/' && path.split('/').length - 1 === depth)
  return all.filter((path) => matches(clean, path.slice(1)))
}
