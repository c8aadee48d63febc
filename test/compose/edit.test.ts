import { expect, test } from '@jest/globals'
import { composeBuilds } from '../../src/compose/builds.ts'
import { editCompose, isComposeAsMeant } from '../../src/compose/edit.ts'
import { applyEdits } from '../../src/source/edit.ts'

function edited(build: string, dockerfile: string, target: string | null): string | null {
  const text = `services:\n  a:\n    build:${build}`
  const [service] = composeBuilds(text)!
  const change = { build: service!, dockerfile, target }
  const edits = editCompose(text, change)
  if (!edits) return null
  expect(isComposeAsMeant(text, edits, [change])).toBe(true)
  return applyEdits(text, edits).slice('services:\n  a:\n    build:'.length)
}

const block = (...lines: readonly string[]) => lines.map((line) => `\n      ${line}`).join('')

test.each([
  [block('context: .', 'dockerfile: B'), 'Dockerfile', 's', block('context: .', 'target: s')],
  [block('context: .', 'dockerfile: B'), 'F', 's', block('context: .', 'dockerfile: F', 'target: s')],
  [
    block('context: . # c', 'args: [A]'),
    'F',
    's',
    block('context: . # c', 'dockerfile: F', 'target: s', 'args: [A]'),
  ],
  [block('args:', '  A: 1'), 'F', 's', null],
  [
    block('network: host', 'args: {}'),
    'F',
    's',
    block('dockerfile: F', 'target: s', 'network: host', 'args: {}'),
  ],
  [block('context: .', 'dockerfile: ./F'), 'F', 's', block('context: .', 'dockerfile: ./F', 'target: s')],
  [block("'context': '.'", "'dockerfile': 'B'"), 'Dockerfile', 's', block("'context': '.'", "'target': 's'")],
  [block('context: .', 'dockerfile: B'), 'Dockerfile', 'on', block('context: .', 'target: "on"')],
  [block('context: .', 'dockerfile: B'), 'a b$', null, block('context: .', 'dockerfile: "a b$$"')],
  [block('context: .', 'dockerfile: B'), 'Dockerfile', null, block('context: .', 'dockerfile: Dockerfile')],
  [' {dockerfile: B}', 'F', 's', ' {dockerfile: F, target: s}'],
  [' {"dockerfile":"B"}\r\n', 'F', 's', ' {"dockerfile":"F", "target":"s"}\r\n'],
  [' {network: host}', 'F', 's', ' {dockerfile: F, target: s, network: host}'],
  [' .', 'Dockerfile', 's', null],
  [' {}', 'F', 's', null],
  [block('context: .', 'target: t'), 'F', 's', null],
  [block('context: .', 'dockerfile: &d B'), 'F', 's', null],
  [block('context: .', 'dockerfile: >-', '  B'), 'F', 's', null],
])('%j builds %s, %s', (build, dockerfile, target, after) => {
  expect(edited(build, dockerfile, target)).toBe(after)
  // A file of Windows.
  if (build.includes('\n') && after)
    expect(edited(build.replaceAll(/\r?\n/g, '\r\n'), dockerfile, target)).toBe(
      after.replaceAll(/\r?\n/g, '\r\n'),
    )
})

test('what would not be read as it was meant', () => {
  const text = "services: {a: {build: {dockerfile: 'B'}}}"
  const change = { build: composeBuilds(text)![0]!, dockerfile: "it's", target: null }
  expect(isComposeAsMeant(text, editCompose(text, change)!, [change])).toBe(false)
})
