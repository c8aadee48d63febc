import { dir, file, link } from './entry.ts'
import { join, parent } from './path.ts'
import { Tree } from './tree.ts'

/** A project as tests write it: text, text with a mode, or a link. */
export type ProjectFile =
  | string
  | { readonly content: string; readonly mode: number }
  | { readonly target: string }

export type ProjectFiles = Readonly<Record<string, ProjectFile>>

/** Where a project lies on the model's host. */
export const projectRoot = '/home/project'

export function hostTree(files: ProjectFiles): Tree {
  const tree = new Tree([['/tmp', dir(0o1777)]])
  folders(tree, projectRoot)
  for (const [path, content] of Object.entries(files)) {
    const full = join(projectRoot, path)
    folders(tree, parent(full))
    if (typeof content === 'string') tree.set(full, file(content))
    else if ('target' in content) tree.set(full, link(content.target))
    else tree.set(full, file(content.content, content.mode))
  }
  return tree
}

function folders(tree: Tree, path: string): void {
  if (tree.get(path)) return
  folders(tree, parent(path))
  tree.set(path, dir())
}
