import { compilePattern } from './gitignore-pattern.ts'
import type { IgnorePattern } from './gitignore-pattern.ts'

/** The text of a directory's `.gitignore`, or null; directories are named from the repository's root. */
export type IgnoreFileReader = (directory: string) => string | null

/**
 * Decides as git does with the `.gitignore` files of a tree: a deeper file outranks a higher one, a later line
 * an earlier one, and nothing below an ignored directory can be taken back.
 * @param readIgnoreFile is asked at most once for each directory
 * @returns a function of a path from the repository's root and of whether it is a directory
 */
export function gitignoreMatcher(
  readIgnoreFile: IgnoreFileReader,
): (path: string, isDirectory: boolean) => boolean {
  const files = new Map<string, readonly IgnorePattern[]>()
  const directories = new Map<string, boolean>()

  function patternsOf(directory: string): readonly IgnorePattern[] {
    let patterns = files.get(directory)
    if (patterns === undefined) {
      patterns = parse(readIgnoreFile(directory) ?? '')
      files.set(directory, patterns)
    }
    return patterns
  }

  function directoryIgnored(path: string): boolean {
    let ignored = directories.get(path)
    if (ignored === undefined) {
      ignored = entryIgnored(path, true)
      directories.set(path, ignored)
    }
    return ignored
  }

  function entryIgnored(path: string, isDirectory: boolean): boolean {
    const slash = path.lastIndexOf('/')
    if (slash !== -1 && directoryIgnored(path.slice(0, slash))) return true
    for (let end = slash; ; end = path.lastIndexOf('/', end - 1)) {
      const directory = end === -1 ? '' : path.slice(0, end)
      const relative = end === -1 ? path : path.slice(end + 1)
      const decision = patternsOf(directory).findLast((pattern) => pattern.matches(relative, isDirectory))
      if (decision !== undefined) return !decision.negated
      if (end === -1) return false
    }
  }

  return (path, isDirectory) => (isDirectory ? directoryIgnored(path) : entryIgnored(path, false))
}

function parse(text: string): readonly IgnorePattern[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => compilePattern(line.replace(/\r$/, '')))
    .filter((pattern) => pattern !== null)
}
