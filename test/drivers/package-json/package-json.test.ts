import { expect, test } from '@jest/globals'
import { packageJson } from '../../../src/drivers/package-json/index.ts'
import { fileOf, instead, inWords, tidied, without } from '../read.ts'

const open = (scripts: Record<string, string>) => {
  const text = `${JSON.stringify({ name: 'app', version: '1.2.3', scripts }, null, 2)}\n`
  return { text, file: fileOf(packageJson, 'web/package.json', text) }
}

test('a script is a shell, with escapes', () => {
  const { file } = open({ build: 'docker build -t "$npm_package_name" .; ls \\\\x' })
  expect(file.fragmentsOf(['build']).map((one) => inWords(file, one))).toEqual([
    {
      range: String.raw`"build": "docker build -t \"$npm_package_name\" .; ls \\\\x"`,
      commands: [String.raw`docker build -t \"$npm_package_name\" .`, String.raw`ls \\\\x`],
      cwd: 'web',
      variables: { npm_package_name: 'app', npm_package_version: '1.2.3' },
    },
  ])
  expect(file.write('echo "a"', file.path, file.goals[0]!.range.end - 2)).toBe(String.raw`echo \"a\"`)
  expect(file.commandFor(['build', 'x'])).toBe('npm run build && npm run x')
})

test('hooks run before and after', () => {
  const { file } = open({ prebuild: 'a', build: 'b', postbuild: 'c', other: 'd' })
  expect(file.fragmentsOf(['build']).map((one) => inWords(file, one).commands)).toEqual([['a'], ['b'], ['c']])
  expect(file.goals.map(({ needs }) => needs)).toEqual([[], ['prebuild', 'postbuild'], [], []])
})

test('a call is the shell that it starts, where the call stands', () => {
  const { file, text } = open({
    x: 'a',
    y: 'b && c',
    build: 'npm run x && yarn -s y; npm test',
    pretest: 'd',
    test: 'e',
  })
  const [build] = file.fragmentsOf(['build'])
  const [x] = file.fragmentsOf(['x'])
  const list = build!.statement!.command
  if (list.type !== 'Subshell') throw new Error(list.type)
  const [chain, last] = list.body.commands
  if (chain?.command.type !== 'AndOr' || last?.command.type !== 'Subshell') throw new Error('no chain')
  expect(chain.command.commands.map(({ type, pos, end }) => [type, text.slice(pos, end)])).toEqual([
    ['Subshell', 'npm run x'],
    ['Subshell', 'yarn -s y'],
  ])
  const [first] = chain.command.commands
  expect(first?.type === 'Subshell' && first.body.commands[0]).toBe(x!.statement)
  expect(last.command.body.commands.map(({ pos, end }) => text.slice(pos, end))).toEqual([
    '"pretest": "d"',
    '"test": "e"',
  ])
  expect(file.goals[2]!.needs.toSorted()).toEqual(['test', 'x', 'y'])
})

test.each([
  ['given arguments', 'npm run x -- -a'],
  ['with variables', 'A=1 npm run x'],
  ['redirected', 'npm run x > log'],
  ['piped', 'npm run x | cat'],
  ['its output is used', 'echo $(npm run x)'],
  ['redirected with others', '{ npm run x; } > log'],
  ['elsewhere', 'cd web && npm run x'],
  ['itself', 'npm run build'],
  ['side by side', 'run-p x y'],
  ['by a pattern', 'npm-run-all x y:*'],
  ['in another order', 'run-s y x'],
  ['what nobody can read', 'npm run z'],
])('a call that cannot be followed: %s', (_, build) => {
  const { file } = open({ x: 'a', y: 'b', z: 'if then', build })
  expect(file.fragmentsOf(['build'])[0]!.statement).toBeNull()
})

test.each([
  ['no script of the package', 'npm run q && npm ci && npm --prefix web run x'],
  ['one after the other', 'run-s x y'],
])('read: %s', (_, build) => {
  const { file } = open({ x: 'a', y: 'b', build })
  expect(file.fragmentsOf(['build'])[0]!.statement).not.toBeNull()
})

test('a script is the same shell each time', () => {
  const { file } = open({ x: 'a', build: 'npm run x' })
  expect(file.fragmentsOf(['x', 'build'])[0]).toBe(file.fragmentsOf(['x'])[0])
})

test('scripts go with their commas, at the end and in between', () => {
  const { file, text } = open({ a: 'A', b: 'B', c: 'C', d: 'D' })
  const after = (...names: string[]) =>
    tidied(file, without(text, ...names.map((name) => `"${name}": "${name.toUpperCase()}"`)))
  const kept = (scripts: Record<string, string>) => open(scripts).text
  expect(after('b')).toBe(kept({ a: 'A', c: 'C', d: 'D' }))
  expect(after('a', 'c')).toBe(kept({ b: 'B', d: 'D' }))
  expect(after('d')).toBe(kept({ a: 'A', b: 'B', c: 'C' }))
  expect(after('b', 'c', 'd')).toBe(kept({ a: 'A' }))
  expect(JSON.parse(after('a', 'b', 'c', 'd')!)).toMatchObject({ scripts: {} })
})

test('on one line too', () => {
  const text = '{"scripts":{"a":"A", "b":"B", "c":"C"}}'
  const file = fileOf(packageJson, 'package.json', text)
  expect(tidied(file, without(text, '"a":"A"'))).toBe('{"scripts":{"b":"B", "c":"C"}}')
  expect(tidied(file, without(text, '"b":"B"', '"c":"C"'))).toBe('{"scripts":{"a":"A"}}')
})

test('what is still called cannot go; a hook can', () => {
  const { file, text } = open({ x: 'a', prebuild: 'b', build: 'npm run x && ls' })
  expect(tidied(file, without(text, '"x": "a"'))).toBeNull()
  expect(tidied(file, [...without(text, '"x": "a"'), instead(text, 'npm run x && ', '')])).toBe(
    open({ prebuild: 'b', build: 'ls' }).text,
  )
  expect(tidied(file, without(text, '"prebuild": "b"'))).toBe(open({ x: 'a', build: 'npm run x && ls' }).text)
})

test.each([
  ['a quote', 'npm run x', 'echo "a"'],
  ['half of an escape', 'npm run x', '\\'],
  ['nothing', 'npm run x && ls', ''],
])('refused: %s', (_, part, written) => {
  const { file, text } = open({ x: 'a', build: 'npm run x && ls' })
  expect(tidied(file, [instead(text, part, written)])).toBeNull()
})

test.each(['{', '{"scripts": {"a": "b",}}', '{"scripts": {"a": "b", "a": "c"}}', '{"a": "\\x"}', ''])(
  'cannot be read: %s',
  (text) => {
    expect(() => fileOf(packageJson, 'package.json', text)).toThrow(/ at \d/)
  },
)
