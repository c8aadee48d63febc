import { expect, test } from '@jest/globals'
import {
  pathProblem,
  withFileBack,
  withNewFile,
  withPath,
  withoutFile,
} from '../../playground/src/workbench.ts'
import type { Workbench } from '../../playground/src/workbench.ts'

const files = ['build.sh', 'Dockerfile', 'cmd/main.go'].map((path) => ({ path, text: path }))
const bench: Workbench = { files, active: 1, script: 'build.sh', settings: {} }

const pathsOf = ({ files: all }: Workbench) => all.map(({ path }) => path)

test.each([
  ['README', null],
  ['cmd/other.go', null],
  ['', 'A file needs a path.'],
  ['/a', 'Paths start in the project: leave the first / out.'],
  ['a//b', 'A path has names between its /, and neither . nor .. among them.'],
  ['./a', 'A path has names between its /, and neither . nor .. among them.'],
  ['a/../b', 'A path has names between its /, and neither . nor .. among them.'],
  ['Dockerfile', 'There is a file Dockerfile already.'],
  ['Dockerfile/a', 'Dockerfile is a file, and no folder.'],
  ['cmd', 'cmd is a folder.'],
])('the path %j: %s', (path, problem) => {
  expect(pathProblem(files, path)).toBe(problem)
})

test('new files take the names that are free', () => {
  let next = bench
  for (let count = 0; count < 3; count += 1) next = withNewFile(next)
  expect(pathsOf(next)).toEqual([...pathsOf(bench), 'Dockerfile.build', 'file-1.txt', 'file-2.txt'])
  expect(next.active).toBe(5)
})

test('the script stays the script under another path, and none without its file', () => {
  expect(withPath({ ...bench, active: 0 }, 'make.sh').script).toBe('make.sh')
  expect(withPath(bench, 'Containerfile')).toMatchObject({ script: 'build.sh', active: 1 })
  expect(withoutFile(bench, 0).script).toBeNull()
})

test.each([
  [0, 0],
  [1, 1],
  [2, 1],
])('without file %d, tab %d is open', (index, active) => {
  expect(withoutFile(bench, index).active).toBe(active)
})

test('a deleted file comes back where it was', () => {
  expect(withFileBack(withoutFile(bench, 1), files[1]!, 1)).toEqual(bench)
  expect(withoutFile({ ...bench, files: [files[0]!], active: 0 }, 0)).toMatchObject({ files: [], active: 0 })
})
