import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..')
const nodeFolders = ['apply', 'verify', 'cli']
const nodeFiles = ['project/disk.ts', 'project/directories.ts']

/** One `import` or `export … from`, also of types, also dynamic. */
const importForm =
  /^(?:import|export)\b[^'"]*? from '([^'\n]+)'|^import '([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm

interface Import {
  /** From `src/`. */
  readonly file: string
  readonly target: string
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
)
const imports = files.flatMap(importsOf)
const document = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
const arrows = readArrows()

test('every folder is in the document', () => {
  expect([...new Set(files.map(unitOf))].toSorted()).toEqual([...arrows.keys()].toSorted())
})

test('every file and folder that the document names is there', () => {
  const paths = Array.from(
    document.matchAll(/`((?:src|scripts|test|docs|playground|schema|man)\/[\w./-]*|[\w.-]+\.ya?ml)`/g),
    ([, path]) => path!,
  )
  expect(paths.length).toBeGreaterThan(30)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('no import goes against the arrows', () => {
  const wrong = imports.filter(({ file, target }) => {
    if (!target.startsWith('.')) return false
    const [from, to] = [unitOf(file), unitOf(normalize(join(dirname(file), target)))]
    return from !== to && !arrows.get(from)?.includes(to)
  })
  expect(wrong).toEqual([])
})

test('the arrows make no circle', () => {
  const reachable = (from: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const to of arrows.get(from) ?? []) if (!seen.has(to)) reachable(to, seen.add(to))
    return seen
  }
  expect([...arrows.keys()].filter((unit) => reachable(unit).has(unit))).toEqual([])
})

test("Node's modules stay at the edges", () => {
  const wrong = imports.filter(({ file, target }) => {
    return target.startsWith('node:') && !nodeFolders.includes(unitOf(file)) && !nodeFiles.includes(file)
  })
  expect(wrong).toEqual([])
})

test('imports are written one way: with extensions, and `node:` before what is of Node', () => {
  const packages = new Set(
    Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies),
  )
  const wrong = imports.filter(({ target }) => {
    if (target.startsWith('.')) return !/\.(?:ts|js|json)$/.test(target)
    return !target.startsWith('node:') && !packages.has(/^(?:@[^/]+\/)?[^/]+/.exec(target)![0])
  })
  expect(wrong).toEqual([])
})

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(root, 'src', file), 'utf8')
  return Array.from(text.matchAll(importForm), ([, ...targets]) => ({ file, target: targets.find(Boolean)! }))
}

/** A folder of `src/`, or a file that lies in none. */
function unitOf(path: string): string {
  return path.split('/')[0]!
}

/** The document's table: the first column's name to the second column's names. */
function readArrows(): ReadonlyMap<string, readonly string[]> {
  const rows = document.split('\n').filter((line) => line.startsWith('| `'))
  return new Map(
    rows.map((row) => {
      const [, name, targets] = row
        .split('|')
        .map((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, word]) => word!))
      return [name![0]!, targets!]
    }),
  )
}
