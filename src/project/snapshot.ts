import type { Project, TextFile } from './project.ts'
import { Recent } from './recent.ts'
import { replaceMethods } from './replace-methods.ts'

/** In characters, which are one byte each where all are Latin: of a pipeline's files far more than it has. */
const remembered = 16 * 1024 * 1024

/**
 * The same project with every file read at most once for as long as it matters: a report that is made after a write
 * still shows the lines that were folded. What was not asked for since some megabytes of other texts is forgotten, so
 * that a tree of any size needs no more than that.
 */
export function snapshot(project: Project): Project {
  const files = new Recent<TextFile | null>(remembered, (file) => 100 + (file?.text.length ?? 0))
  return replaceMethods(project, {
    read(path) {
      const known = files.get(path)
      if (known !== undefined) return known
      const file = project.read(path)
      files.set(path, file)
      return file
    },
  })
}
