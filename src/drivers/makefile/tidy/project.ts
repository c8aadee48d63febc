import type { Project } from '../../../project/project.ts'

/** The project with some of its files edited. */
export function withTexts(project: Project, texts: ReadonlyMap<string, string>): Project {
  return {
    read(path) {
      const file = project.read(path)
      const text = texts.get(path)
      return file && text !== undefined ? { ...file, text } : file
    },
    list: (path) => project.list(path),
    kind: (path) => project.kind(path),
    linkTarget: (path) => project.linkTarget(path),
    ignoredByGit: (path) => project.ignoredByGit(path),
  }
}
