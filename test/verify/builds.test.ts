import { expect, test } from '@jest/globals'
import { findBuilds, type Wanted } from '../../src/verify/builds.ts'
import type { BuildEvent } from '../../src/verify/commands/session.ts'

/** `FILE[@TARGET] [TAG..]`: a Dockerfile, `-` for standard input, its stage, and the names of the image. */
function read(text: string): Wanted & BuildEvent {
  const [source, ...tags] = text.split(' ')
  const [file, target] = source!.split('@')
  return { dockerfile: file === '-' ? null : file!, target: target ?? null, tags, image: text }
}

const table: readonly [what: string, wanted: string[], builds: string[], found: (string | null)[]][] = [
  ['by its Dockerfile', ['D'], ['B app:build', 'D app'], ['D app']],
  ['the last one', ['D'], ['D one', 'D two'], ['D two']],
  ['the one with the name', ['D one'], ['D one', 'D two'], ['D one']],
  ['with a name of another time', ['D a:1'], ['D a:2'], ['D a:2']],
  ['under a name that the builder had', ['D app'], ['B app', 'D app'], ['D app']],
  ['several of one Dockerfile, in order', ['D', 'D'], ['D x', 'B', 'D x'], ['D x', 'D x']],
  ['stages of one Dockerfile', ['D@b app:b', 'D app'], ['D app', 'D@b app:b'], ['D@b app:b', 'D app']],
  ['a stage that is not built', ['D@b b', 'D a'], ['D a'], [null, 'D a']],
  ['from another Dockerfile under its name', ['D app'], ['E app'], ['E app']],
  ['through a pipe', ['D'], ['B b', '- a'], ['- a']],
  ['without a path', ['- a'], ['B b', 'D a', 'E e'], ['D a']],
  ['without a path and a name', ['-'], ['B b', 'D a'], ['D a']],
  ['not through a pipe, where it may be another', ['D', 'E'], ['D', '- a'], ['D', null]],
]

test.each(table)('%s', (_what, wanted, builds, found) => {
  expect(findBuilds(wanted.map(read), builds.map(read)).map((build) => build?.image ?? null)).toEqual(found)
})

test('whatever its stage, where nobody knows it', () => {
  const wanted = { dockerfile: 'D', target: undefined, tags: [] }
  expect(findBuilds([wanted], [read('B'), read('D@x')])).toEqual([read('D@x')])
})
