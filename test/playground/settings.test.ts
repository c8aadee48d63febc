import { expect, test } from '@jest/globals'
import { options } from '../../src/cli/options.ts'
import { commandLine, foldSettings, settingNames, settingsOf } from '../../playground/src/settings.ts'
import type { Settings } from '../../playground/src/settings.ts'

const all: Settings = {
  strict: true,
  keep: true,
  'move-host-steps': true,
  'named-contexts': true,
  'cache-mounts': true,
  'stage-name': 'tools',
  output: 'Dockerfile.all',
  builder: 'Dockerfile.a=a Dockerfile.b',
  dockerfile: 'Dockerfile',
  context: '.',
  target: 'image push',
}

test('every option reaches the library', () => {
  expect(foldSettings(all)).toEqual({
    targets: ['image', 'push'],
    builders: [{ file: 'Dockerfile.a', stage: 'a' }, { file: 'Dockerfile.b' }],
    dockerfile: 'Dockerfile',
    context: '',
    stageName: 'tools',
    output: 'Dockerfile.all',
    keep: true,
    strict: true,
    namedContexts: true,
    moveHostSteps: true,
    cacheMounts: true,
  })
})

test('and comes from it', () => {
  expect(settingsOf(foldSettings(all))).toEqual(all)
})

test('what is empty is not given', () => {
  expect(foldSettings({ output: ' ', builder: '', target: '  ' })).toEqual({})
})

test('the same on the command line', () => {
  expect(commandLine('build.sh', {})).toBe('stagefold build.sh')
  expect(commandLine(null, { strict: true })).toBe('stagefold --strict')
  expect(commandLine('a b.sh', { strict: true, builder: 'A=a B', output: "it's" })).toBe(
    `stagefold --strict --output "it's" --builder A=a --builder B 'a b.sh'`,
  )
})

test('the form has every option that says how to fold, but the script, which is a list', () => {
  const names = Object.entries(options).flatMap(([name, { group }]) =>
    /^(?:Roles|Result)/.test(group) ? [name] : [],
  )
  expect(names.filter((name) => name !== 'script').toSorted()).toEqual(settingNames.toSorted())
})
