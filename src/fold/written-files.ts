import type { Project } from '../project/project.ts'
import { joinPath, pathFrom } from '../source/path.ts'
import type { Part } from './plan.ts'

/** Files that commands of the script wrote before a build; of a folder that they copied, all that is in it. */
export function writtenFiles({ moment }: Part, project: Project): readonly string[] {
  return moment.host.changed.flatMap(({ path, content }) => {
    if (content?.kind !== 'copy' || !content.isFolder) return [path]
    const files = filesBelow(content.of, project).filter((file) => !moment.tree.isLeftOver(file))
    return files.map((file) => joinPath(path, pathFrom(content.of, file)))
  })
}

function filesBelow(directory: string, project: Project): readonly string[] {
  return project.list(directory).flatMap((name) => {
    const path = joinPath(directory, name)
    const isFolder = project.kind(path) === 'directory' && project.linkTarget(path) === null
    return name === '.git' ? [] : isFolder ? filesBelow(path, project) : [path]
  })
}
