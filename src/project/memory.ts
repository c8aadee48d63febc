import { decode } from './decode.ts'
import { gitignoreMatcher } from './gitignore.ts'
import { parentOf, pathParts } from './path.ts'
import type { Kind, Project, TextFile } from './project.ts'

/** A file's text or bytes, a symbolic link, or a directory that holds no file. */
export type MemoryEntry = string | Uint8Array | MemoryLink | MemoryDirectory

/** A symbolic link of a {@link memoryProject}. */
export interface MemoryLink {
  /** What it says, from the directory that it lies in. */
  readonly link: string
}

/** A directory of a {@link memoryProject}: needed for empty ones alone. */
export interface MemoryDirectory {
  /** Tells it from a link. */
  readonly directory: true
}

type Node = TextFile | MemoryLink | MemoryDirectory

/** As many as Linux follows before it gives up. */
const maximumLinks = 40

/**
 * A project made of a table from paths to contents, with the results that the same tree on disk would have.
 * The directories on the way to each path are there by themselves. Absolute links lead out of the project.
 * @param files by path from the root, as in {@link Project}
 * @throws TypeError when a path is not in the form that Project describes
 */
export function memoryProject(files: Readonly<Record<string, MemoryEntry>>): Project {
  const nodes = new Map<string, Node>([['', { directory: true }]])
  const names = new Map<string, Set<string>>()
  for (const [path, entry] of Object.entries(files)) insert(nodes, names, path, entry)

  function resolve(path: string): string | null {
    const parts = pathParts(path)
    return parts === null ? null : follow(nodes, parts)
  }

  function nodeAt(path: string): Node | undefined {
    const real = resolve(path)
    return real === null ? undefined : nodes.get(real)
  }

  function kind(path: string): Kind {
    const node = nodeAt(path)
    if (node === undefined) return 'missing'
    return 'text' in node ? 'file' : 'directory'
  }

  function read(path: string): TextFile | null {
    const node = nodeAt(path)
    return node !== undefined && 'text' in node ? node : null
  }

  const ignored = gitignoreMatcher((directory) => read(join(directory, '.gitignore'))?.text ?? null)
  return {
    kind,
    read,
    list(path) {
      const real = resolve(path)
      return real === null ? [] : [...(names.get(real) ?? [])].toSorted()
    },
    linkTarget(path) {
      const parts = pathParts(path) ?? []
      const parent = parts.length === 0 ? null : resolve(parts.slice(0, -1).join('/'))
      const node = parent === null ? undefined : nodes.get(join(parent, parts.at(-1)!))
      return node !== undefined && 'link' in node ? node.link : null
    },
    ignoredByGit(path) {
      return path !== '' && pathParts(path) !== null && ignored(path, kind(path) === 'directory')
    },
  }
}

function insert(nodes: Map<string, Node>, names: Map<string, Set<string>>, path: string, entry: MemoryEntry) {
  const parts = pathParts(path)
  if (parts === null) throw new TypeError(`\`${path}\` is not a path of a project`)
  nodes.set(path, toNode(entry))
  for (let child = path; child !== ''; child = parentOf(child)) {
    const parent = parentOf(child)
    if (!nodes.has(parent)) nodes.set(parent, { directory: true })
    if (!names.has(parent)) names.set(parent, new Set())
    names.get(parent)!.add(child.slice(child.lastIndexOf('/') + 1))
  }
}

function toNode(entry: MemoryEntry): Node {
  if (typeof entry === 'string') return { text: entry, encoding: 'utf8', binary: entry.includes('\0') }
  // Those of another realm, a frame's or a test's, are no instances of this one's Uint8Array.
  return ArrayBuffer.isView(entry) ? decode(entry) : entry
}

/** The path that is left when every link on the way is followed; null when it is missing or leaves the root. */
function follow(nodes: ReadonlyMap<string, Node>, path: readonly string[]): string | null {
  const left = [...path]
  let at = ''
  let links = 0
  while (left.length > 0) {
    const part = left.shift()!
    const next = part === '..' ? parentOf(at) : join(at, part)
    const node = nodes.get(next)
    if (node === undefined || (part === '..' && at === '')) return null
    if ('link' in node) {
      links += 1
      if (links > maximumLinks || node.link.startsWith('/')) return null
      left.unshift(...node.link.split('/').filter((name) => name !== '' && name !== '.'))
    } else if ('text' in node && left.length > 0) return null
    else at = next
  }
  return at
}

function join(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`
}
