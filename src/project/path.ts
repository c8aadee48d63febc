/**
 * The parts of a project's path, or null for one that a Project never resolves: absolute, with `.`, `..` or
 * empty parts. Every access goes through here, so that no path can leave the root by its spelling.
 */
export function pathParts(path: string): readonly string[] | null {
  if (path === '') return []
  const parts = path.split('/')
  return parts.some(isForbidden) ? null : parts
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function isForbidden(part: string): boolean {
  return part === '' || part === '.' || part === '..' || part.includes('\0')
}
