import { expect, test } from '@jest/globals'
import { fold } from '../../src/fold.ts'
import { memoryProject } from '../../src/project/memory.ts'
import type { FoldOptions } from '../../src/result.ts'
import { pattern } from '../scan/pattern.ts'

const project = memoryProject(pattern('a'))
const expected = fold({ project, script: 'a/build.sh' })

test.each<Omit<FoldOptions, 'project'>>([
  { script: './a/build.sh' },
  { script: ['a//build.sh'] },
  { script: 'b/../a/build.sh', dockerfile: './a/Dockerfile', context: 'a/', output: 'a/./Dockerfile' },
  { script: 'a/build.sh', builders: [{ file: './a/Dockerfile.build' }] },
])('%j is as good as the plain form', (options) => {
  expect(fold({ ...options, project })).toEqual(expected)
})

test('a script outside of the project is not there', () => {
  for (const script of ['../build.sh', '/a/build.sh'])
    expect(fold({ project, script }).diagnostics).toMatchObject([{ code: 'SF101', args: { file: script } }])
})

test.each<Partial<FoldOptions>>([
  { script: '' },
  { script: [] },
  { output: '../Dockerfile' },
  { context: '/' },
  { dockerfile: 'a/../../Dockerfile' },
  { builders: [{ file: '/Dockerfile' }] },
  { keep: ['..'] },
])('%j is a mistake', (options) => {
  expect(() => fold({ project, script: 'a/build.sh', ...options })).toThrow(TypeError)
})
