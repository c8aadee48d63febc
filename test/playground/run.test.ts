import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { dockerfilePieces } from '../../playground/src/dockerfile-pieces.ts'
import { run } from '../../playground/src/run.ts'
import { settingsOf } from '../../playground/src/settings.ts'
import { statusOf } from '../../playground/src/status.ts'
import type { Workbench } from '../../playground/src/workbench.ts'
import { readExamples } from '../../scripts/playground-examples.js'

const files = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([path, text]) => ({ path, text }))

const bench = (table: Readonly<Record<string, string>>, more: Partial<Workbench> = {}): Workbench => {
  return { files: files(table), active: 0, script: null, settings: {}, ...more }
}

const said = (given: Workbench) => {
  const { tone, verdict, rest } = statusOf(run(given))
  return `${tone}: ${verdict}. ${rest}`
}

test('of several scripts the first one counts that there is something to say of', () => {
  const table = {
    'a.sh': 'docker ps\n',
    'b.sh':
      'docker build -t b -f B .\ndocker create --name x b\ndocker cp x:/app app\ndocker build -t app .\n',
    B: 'FROM scratch\nCOPY a /app\n',
    Dockerfile: 'FROM scratch\nCOPY app /\n',
    a: '',
  }
  expect(said(bench(table))).toMatch(/^folded: Folded\. b\.sh: 3 files \(2 changed, 1 deleted\), /)
  expect(said(bench(table, { script: 'a.sh' }))).toMatch(/^nothing: Nothing to fold\. a\.sh/)
})

test.each([
  ['no file at all', {}, 'nothing: No script. '],
  ['no script', { Dockerfile: 'FROM scratch' }, 'nothing: No script. '],
  ['a script that cannot be read', { 'build.sh': 'docker build "' }, 'refused: Refused. build.sh: 1 reason'],
])('%s', (_, table, expected) => {
  expect(said(bench(table)).startsWith(expected)).toBe(true)
})

const root = join(import.meta.dirname, '../..')
const examples = readExamples(root).flatMap((group) =>
  group.examples.map((example) => ({ ...example, group: group.title })),
)

test.each(examples)('the example $group: $title', ({ group, files: pairs, options = {} }) => {
  const given = bench(Object.fromEntries(pairs), { settings: settingsOf(options) })
  const outcome = run(given)
  expect(outcome).toMatchObject({ kind: 'result', script: pairs[0]![0] })
  const isRefused = group === 'Refused' || !pairs.some(([path]) => path.startsWith('Dockerfile.'))
  expect(said(given)).toMatch(isRefused ? /^refused/ : /^folded/)
})

test('keywords and comments of a Dockerfile', () => {
  const text = '# about\nFROM a\n  RUN x \\\n  # more\n  && y\n\nCOPY . .'
  const lines = dockerfilePieces(text)
  expect(lines.map((pieces) => pieces.map((piece) => piece.text).join('')).join('\n')).toBe(text)
  const kinds = lines.flat().filter(({ kind }) => kind !== null)
  expect(kinds.map((piece) => `${piece.kind}: ${piece.text}`)).toEqual([
    'comment: # about',
    'keyword: FROM',
    'keyword: RUN',
    'comment:   # more',
    'keyword: COPY',
  ])
})
