import { expect, test } from '@jest/globals'
import { memoryProject } from '../../src/project/memory.ts'
import { replaceMethods } from '../../src/project/replace-methods.ts'
import { realPath, realPlace } from '../../src/scan/real-path.ts'
import { scan } from '../../src/scan/scan.ts'
import type { ScanOptions } from '../../src/scan/types.ts'
import { pattern } from './pattern.ts'

/** Files, and links to files: what they say, by their paths. */
function projectOf(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>>) {
  const all = { ...files }
  const memory = memoryProject(files)
  const linked = replaceMethods(memory, { linkTarget: (path) => links[path] ?? null })
  for (const path of Object.keys(links)) all[path] = memory.read(realPath(path, linked))!.text
  return replaceMethods(memoryProject(all), { linkTarget: (path) => links[path] ?? null })
}

async function summary(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>>,
  options: Omit<ScanOptions, 'project'> = {},
) {
  const lines: string[] = []
  for await (const { scripts, result } of scan({ ...options, project: projectOf(files, links) })) {
    const gone = result.edits.flatMap(({ path, after }) => (after === null ? [path] : []))
    const codes = result.diagnostics.flatMap(({ code }) => (code === 'SF404' ? [] : [code]))
    lines.push([`${scripts[0]}:`, result.status, ...codes, ...gone].join(' '))
  }
  return lines
}

const both = { ...pattern('a'), ...pattern('b') }
const spoiled = {
  ...both,
  'b/build.sh': both['b/build.sh']!.replace(/(docker rm.*)/, '$1\nsed -i s/a/b/ app'),
}

test('a final Dockerfile under two names is not folded twice', async () => {
  const links = { 'b/Dockerfile': '../a/Dockerfile' }
  expect(await summary(both, links)).toEqual(['a/build.sh: refused SF256', 'b/build.sh: refused SF256'])
  expect(await summary(spoiled, links)).toEqual(['a/build.sh: refused SF256', 'b/build.sh: refused SF210'])
})

test('a builder that others build through a link', async () => {
  const links = { 'b/Dockerfile.build': '../a/Dockerfile.build' }
  expect(await summary(spoiled, links)).toEqual(['a/build.sh: refused SF256', 'b/build.sh: refused SF210'])
  expect(await summary(both, links)).toEqual([
    'a/build.sh: folded SF503',
    'b/build.sh: folded b/Dockerfile.build',
  ])
  expect(await summary(both, links, { paths: ['a'] })).toEqual(['a/build.sh: folded SF503'])
  expect(await summary(both, links, { paths: ['b'] })).toEqual(['b/build.sh: folded b/Dockerfile.build'])
})

test('a script under two names that builds other files there', async () => {
  const links = { 'b/build.sh': '../a/build.sh' }
  expect(await summary(both, links)).toEqual(['a/build.sh: refused SF256'])
  expect(await summary(both, links, { paths: ['b/build.sh'] })).toEqual(['b/build.sh: refused SF256'])
})

test('a script under two names that builds the same is no other one', async () => {
  const files = { ...pattern('a'), 'a/build.sh': `cd a\n${both['a/build.sh']}` }
  const links = { 'build.sh': 'a/build.sh' }
  expect(await summary(files, links, { paths: ['build.sh'] })).toEqual(['build.sh: folded SF516 SF503'])
})

test('links are followed within the project', () => {
  const links = { a: 'b', 'b/c': '../d', d: '/etc', x: 'x', y: '../..' }
  const project = replaceMethods(memoryProject({}), {
    linkTarget: (path) => (links as Record<string, string>)[path] ?? null,
  })
  expect(realPath('a/e', project)).toBe('b/e')
  expect(realPath('a/c', project)).toBe('a/c')
  expect(realPath('x/e', project)).toBe('x/e')
  expect(realPath('y', project)).toBe('y')
  expect(realPath('', project)).toBe('')
  expect(realPlace('b/c', project)).toBe('b/c')
  expect(realPlace('a/c', project)).toBe('b/c')
})
