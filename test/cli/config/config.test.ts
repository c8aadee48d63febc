import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { checkConfig } from '../../../src/cli/config/check.ts'
import { loadConfig } from '../../../src/cli/config/load.ts'
import { rolesBy } from '../../../src/cli/config/roles.ts'
import { configSchema } from '../../../src/cli/config/schema.ts'
import { expectGenerated } from '../../generated.ts'
import { temporaryTree } from '../../project/temporary.ts'

const schemaFile = join(import.meta.dirname, '../../../schema/config.json')

const valid = [
  {},
  { $schema: './schema/config.json', strict: true, exclude: ['legacy/'] },
  { overrides: [{ files: ['a'], targets: ['image'], builders: ['Dockerfile.build=tools'], keep: false }] },
]

const invalid: readonly (readonly [unknown, string])[] = [
  [null, 'c.json: a config has to be an object.'],
  [[], 'c.json: a config has to be an object.'],
  [{ strict: 'yes' }, 'c.json: `strict` has to be `true` or `false`.'],
  [{ exclude: 'legacy' }, 'c.json: `exclude` has to be a list of strings.'],
  [{ exclud: [] }, 'c.json: there is no `exclud` option. Did you mean `exclude`?'],
  [{ dockerfile: 'x' }, 'c.json: there is no `dockerfile` option.'],
  [{ overrides: {} }, 'c.json: `overrides` has to be a list of objects.'],
  [{ overrides: ['a'] }, 'c.json: `overrides[0]` has to be an object.'],
  [{ overrides: [{ strict: true }] }, 'c.json: `overrides[0]` has to say for which `files` it is.'],
  [{ overrides: [{ files: ['a'], output: 1 }] }, 'c.json: `overrides[0]`: `output` has to be a string.'],
]

test.each(valid)('valid: %j', (config) => {
  expect(checkConfig(config, 'c.json')).toBe(config)
})

test.each(invalid)('invalid: %j', (config, message) => {
  expect(() => checkConfig(config, 'c.json')).toThrow(message)
})

test('the schema says the same', () => {
  const validate = new Ajv().compile(configSchema())
  for (const config of valid) expect(validate(config)).toBe(true)
  for (const [config] of invalid) expect([config, validate(config)]).toEqual([config, false])
})

test('the schema is in its file', () => {
  expectGenerated(schemaFile, `${JSON.stringify(configSchema(), null, 2)}\n`)
})

test("the README's config is one", () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
  const [, text] = /<!-- config[^\n]*\n```json\n([^]*?)```/.exec(readme)!
  const config = JSON.parse(text!)
  expect(checkConfig(config, 'README.md')).toBe(config)
  expect(new Ajv().compile(configSchema())(config)).toBe(true)
})

test('later overrides outrank earlier ones, and all outrank the rest', () => {
  const config = {
    strict: true,
    exclude: ['x'],
    overrides: [
      { files: ['services/'], strict: false, keep: true, builders: ['b/Dockerfile=tools'] },
      { files: ['build.sh'], keep: false },
    ],
  }
  expect(rolesBy(config)('services/a/build.sh')).toEqual({
    strict: false,
    keep: false,
    builders: [{ file: 'b/Dockerfile', stage: 'tools' }],
  })
  expect(rolesBy(config)('tools/image.sh')).toEqual({ strict: true })
})

const sources: readonly (readonly [string, Readonly<Record<string, string>>, unknown])[] = [
  ['none', {}, {}],
  ['JSON', { 'stagefold.config.json': '{ "strict": true }' }, { strict: true }],
  ['a module', { 'stagefold.config.mjs': 'export default { keep: true }' }, { keep: true }],
  ['package.json', { 'package.json': '{ "stagefold": { "keep": true } }' }, { keep: true }],
  ['package.json without the key', { 'package.json': '{}' }, {}],
  ['a broken package.json', { 'package.json': '{' }, {}],
  [
    'the file before package.json',
    { 'stagefold.config.json': '{}', 'package.json': '{ "stagefold": { "keep": true } }' },
    {},
  ],
]

test.each(sources)('from %s', async (_, files, expected) => {
  expect(await loadConfig(temporaryTree(files), undefined, '/')).toEqual(expected)
})

test('from a file that was named, from the working directory', async () => {
  const folder = temporaryTree({
    'mine.json': '{ "keep": true }',
    'stagefold.config.json': '{ "strict": true }',
  })
  expect(await loadConfig(folder, 'mine.json', folder)).toEqual({ keep: true })
})

test.each([
  ['missing', {}, /^mine\.json cannot be read: ENOENT/],
  ['no JSON', { 'mine.json': '{' }, /^mine\.json cannot be read: /],
  ['no object', { 'mine.json': '3' }, /^mine\.json: a config has to be an object/],
])('a named file that is %s', async (_, files, message) => {
  const folder = temporaryTree(files)
  await expect(loadConfig(folder, 'mine.json', folder)).rejects.toThrow(message)
})
