import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const root = join(import.meta.dirname, '..')

/** What only tests want, and why. */
const forTests: Readonly<Record<string, string>> = {
  configSchema: 'schema/config.json is made of it',
}

interface Source {
  readonly path: string
  readonly text: string
  readonly words: readonly string[]
  readonly named: ReadonlySet<string>
}

const own = ['src', 'playground/src'].flatMap(sourcesIn)
const tools = ['scripts', 'bench'].flatMap(sourcesIn)
const tests = sourcesIn('test')

test('every function, class and constant that is exported is wanted elsewhere, and not by its tests alone', () => {
  const unused = own.flatMap((source) => {
    const names = source.text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)
    return Array.from(names, ([, name]) => name!)
      .filter((name) => !(name in forTests) && !isWanted(name, source))
      .map((name) => `${source.path}: ${name}`)
  })
  expect(unused).toEqual([])
})

function isWanted(name: string, source: Source): boolean {
  if ([...own, ...tools].some((other) => other !== source && other.named.has(name))) return true
  const isUsedHere = source.words.filter((word) => word === name).length > 1
  return isUsedHere && tests.some(({ named }) => named.has(name))
}

function sourcesIn(folder: string): readonly Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|js)$/.test(path) && !/(?:^|\/)(?:cases|node_modules)\//.test(path))
    .map((path) => {
      const text = readFileSync(join(root, folder, path), 'utf8')
      const words = text.match(/\w+/g) ?? []
      return { path: `${folder}/${path}`, text, words, named: new Set(words) }
    })
}
