import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { FoldOptions, FoldResult } from '../../src/result.ts'

/** `case.json` of a folder under `test/cases/`. */
export interface CaseFile {
  readonly script: string
  /** Scripts that are called after it. */
  readonly more?: readonly string[]
  readonly options?: Omit<FoldOptions, 'project' | 'script'>
  readonly status: FoldResult['status']
  /** `CODE` or `CODE file:line:col`, every diagnostic of the result in its order. */
  readonly codes?: readonly string[]
  /** Rows of equivalence.md that the case shows. */
  readonly rows?: readonly string[]
  readonly engine?: unknown
}

export interface Case {
  readonly name: string
  readonly folder: string
  readonly file: CaseFile
}

/** What a case gives to `fold` as its script. */
export function scriptOf({ script, more = [] }: CaseFile): FoldOptions['script'] {
  return more.length === 0 ? script : [script, ...more]
}

/** Every folder under `test/cases/<area>/<case>/`. */
export function readCases(root: string): Case[] {
  return directories(root).flatMap((area) =>
    directories(join(root, area)).map((name) => {
      const folder = join(root, area, name)
      const file = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as CaseFile
      return { name: `${area}/${name}`, folder, file }
    }),
  )
}

/** A folder's files by their path in it, links as `-> target`; an empty table when there is none. */
export function readTree(folder: string, below = ''): Record<string, string> {
  if (!existsSync(join(folder, below))) return {}
  const tree: Record<string, string> = {}
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) Object.assign(tree, readTree(folder, path))
    else if (entry.isSymbolicLink()) tree[path] = `-> ${readlinkSync(join(folder, path))}`
    else if (entry.isFile()) tree[path] = readFileSync(join(folder, path), 'latin1')
  }
  return tree
}

function directories(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}
