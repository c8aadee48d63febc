/**
 * Paths with `/`, as plain text. A path in the project has no leading slash and the project's root is the empty
 * string; a path that starts with `/` lies outside of it (or in an image).
 */

/** Resolves `.`, `..` and doubled slashes; null when `..` leads out of where the path starts. */
export function cleanPath(path: string): string | null {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined && !path.startsWith('/')) return null
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/')
}

export function resolvePath(from: string, path: string): string | null {
  return path.startsWith('/') ? cleanPath(path) : cleanPath(from === '' ? path : `${from}/${path}`)
}

export function joinPath(directory: string, name: string): string {
  if (directory === '' || directory === '/') return directory + name
  return name === '' ? directory : `${directory}/${name}`
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/')
  if (slash === 0) return '/'
  return slash === -1 ? '' : path.slice(0, slash)
}

/** Whether a path is the directory itself or below it. */
export function isWithin(path: string, directory: string): boolean {
  if (path === directory) return true
  if (directory === '') return !path.startsWith('/')
  return path.startsWith(directory === '/' ? '/' : `${directory}/`)
}

/** The path as seen from a directory that it is within; empty for the directory itself. */
export function pathFrom(directory: string, path: string): string {
  if (path === directory) return ''
  if (directory === '') return path
  return path.slice(directory === '/' ? 1 : directory.length + 1)
}

/** An absolute path cleaned, or a relative one from a directory; null when nobody knows the directory. */
export function pathSeenFrom(directory: string | null, path: string): string | null {
  if (path.startsWith('/')) return cleanPath(path)
  return directory === null ? null : resolvePath(directory, path)
}
