import type { Project, TextFile } from './project.ts'

/**
 * The same project with every file read at most once: a report that is made after a write still shows the
 * lines that were folded.
 */
export function snapshot(project: Project): Project {
  const files = new Map<string, TextFile | null>()
  return {
    ...project,
    read(path) {
      const known = files.get(path)
      if (known !== undefined) return known
      const file = project.read(path)
      files.set(path, file)
      return file
    },
  }
}
