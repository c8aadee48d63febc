import { root, withoutXattrs } from '../files/entry.ts'
import { ignoring, type IsIgnored } from '../files/ignore.ts'
import { below, join, parent } from '../files/path.ts'
import { Tree } from '../files/tree.ts'

/** The build context as the builder gets it: a tree of its own, all owned by root, without capabilities. */
export function readContext(host: Tree, folder: string, ignoreFile: string | null): Tree {
  const root_ = host.resolve(folder)
  const ignored: IsIgnored = ignoreFile === null ? () => false : ignoring(ignoreFile)
  const context = new Tree()
  const kept = host.paths(root_).filter((path) => path !== root_ && !ignored(below(path, root_)))
  for (const path of kept) addWithParents(context, host, root_, below(path, root_))
  return context
}

/** A folder that is ignored but holds something that is not comes along. */
function addWithParents(context: Tree, host: Tree, folder: string, path: string): void {
  const target = join(path)
  if (context.get(target)) return
  if (parent(target) !== '/') addWithParents(context, host, folder, parent(target))
  context.set(target, { ...withoutXattrs(host.get(join(folder, path))!), ...root })
}
