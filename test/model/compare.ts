import type { Entry } from './files/entry.ts'
import type { ModelImage } from './image.ts'
import type { Tree } from './files/tree.ts'

/** What an engine may leave behind on its own account: no difference when empty. */
const left = /^\/(dev|proc|sys|etc\/(hosts|hostname|resolv\.conf))$/

/** The differences between two images by the rules of equivalence, empty when they are the same. */
export function compareModelImages(
  a: ModelImage,
  b: ModelImage,
  isNoise: (path: string, entry: Entry) => boolean = () => false,
): string[] {
  const trees = compareTrees(described(a.tree, isNoise), described(b.tree, isNoise))
  const keys = Object.keys(a.config) as (keyof ModelImage['config'])[]
  const configs = keys.flatMap((key) => {
    const [one, other] = [JSON.stringify(canonical(a.config[key])), JSON.stringify(canonical(b.config[key]))]
    return one === other ? [] : [`config ${key}: ${one} / ${other}`]
  })
  return [...trees, ...configs]
}

/** The differences between the files below some paths of two hosts. */
export function compareModelFiles(a: Tree, b: Tree, paths: readonly string[]): string[] {
  const below = (tree: Tree): Map<string, string> =>
    new Map(
      paths.flatMap((path) => tree.paths(path).map((each) => [each, describe(tree.get(each)!)] as const)),
    )
  return compareTrees(below(a), below(b))
}

function compareTrees(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  const paths = [...new Set([...a.keys(), ...b.keys()])].sort()
  return paths
    .filter((path) => a.get(path) !== b.get(path))
    .map((path) => `${path}: ${a.get(path) ?? 'missing'} / ${b.get(path) ?? 'missing'}`)
}

function described(tree: Tree, isNoise: (path: string, entry: Entry) => boolean): Map<string, string> {
  const kept = tree.entries().filter(([path, entry]) => !isLeft(path, entry) && !isNoise(path, entry))
  return new Map(kept.map(([path, entry]) => [path, describe(entry)]))
}

function isLeft(path: string, entry: Entry): boolean {
  return left.test(path) && (entry.type === 'dir' || (entry.type === 'file' && entry.content === ''))
}

export function describe(entry: Entry): string {
  const what =
    entry.type === 'file' ? JSON.stringify(entry.content) : entry.type === 'link' ? `-> ${entry.target}` : ''
  const extra = entry.xattrs ? ` ${JSON.stringify(entry.xattrs)}` : ''
  return `${entry.type} ${entry.mode.toString(8)} ${entry.uid}:${entry.gid} ${what}${extra}`.trim()
}

function canonical(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}
