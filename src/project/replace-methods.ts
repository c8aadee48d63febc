import type { Project } from './project.ts'

/** The same project with methods of its own. It may be of a class, whose methods no spread takes along. */
export function replaceMethods(project: Project, own: Partial<Project>): Project {
  return {
    read: (path) => project.read(path),
    list: (path) => project.list(path),
    kind: (path) => project.kind(path),
    linkTarget: (path) => project.linkTarget(path),
    ignoredByGit: (path) => project.ignoredByGit(path),
    ...own,
  }
}
