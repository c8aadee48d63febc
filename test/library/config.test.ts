import { expect, test } from '@jest/globals'
import { diskProject, loadConfig, scan } from '../../src/index.ts'
import { temporaryTree } from '../project/temporary.ts'
import { pattern } from '../scan/pattern.ts'

const overrides = [{ files: ['a'], stageName: 'tools', builders: ['a/Dockerfile.build'] }]

test('the config of a project becomes options of a scan', async () => {
  const config = JSON.stringify({ exclude: ['c', './b/x'], strict: true, overrides })
  const root = temporaryTree({
    ...pattern('a'),
    ...pattern('b/x'),
    ...pattern('x/c'),
    'stagefold.config.json': config,
  })
  const options = await loadConfig({ root })
  expect(options.exclude).toEqual(['c', '/b/x'])
  expect(options.optionsFor?.('a/build.sh')).toEqual({
    strict: true,
    stageName: 'tools',
    builders: [{ file: 'a/Dockerfile.build' }],
  })
  for await (const { scripts, result } of scan({ project: diskProject(root), ...options })) {
    expect(scripts).toEqual(['a/build.sh'])
    expect(result.edits[0]!.after).toContain('COPY --from=tools --chown=0:0')
  }
  expect.assertions(4)
})

test('without a config there is nothing to say', async () => {
  const options = await loadConfig({ root: temporaryTree() })
  expect(Object.keys(options)).toEqual(['optionsFor'])
  expect(options.optionsFor?.('a')).toEqual({})
})

test('a config that is none is an error with its place', async () => {
  const root = temporaryTree({ 'stagefold.config.json': '{ "keeep": true }', other: '{}' })
  await expect(loadConfig({ root })).rejects.toThrow(/stagefold\.config\.json.*keeep/)
  await expect(loadConfig({ root, file: `${root}/missing.json` })).rejects.toThrow('cannot be read')
})
