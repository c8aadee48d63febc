import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fold } from '../../src/fold.ts'
import { memoryProject } from '../../src/project/memory.ts'
import { readScript } from '../../src/shell/parse.ts'
import { readCases, readTree } from '../golden/cases.ts'

/** Edits of a list of lines; numbers are taken modulo its length. */
type Mutation =
  | { readonly type: 'delete' | 'duplicate' | 'join'; readonly at: number }
  | { readonly type: 'swap'; readonly at: number; readonly other: number }
  | { readonly type: 'insert'; readonly at: number; readonly column: number; readonly token: string }

const tokens = [
  '&&',
  '||',
  ';',
  '|',
  '&',
  '(',
  ')',
  '{',
  '}',
  '\\',
  '"',
  "'",
  '`',
  '$(',
  ')',
  '#',
  '\n',
  '\r',
  '	',
  '<<EOF',
  'if true; then',
  'fi',
  'else',
  'for f in a b; do',
  'done',
  'while',
  'case x in',
  'esac',
  'f() {',
  '!',
  'time',
  'docker',
  'sudo',
  'rm -f app',
  'cd ..',
  'cd build',
  'exit 1',
  '|| true',
  'trap "docker rm extract" EXIT',
  'eval',
  '$1',
  '"$@"',
  '${V:-d}',
  '$HOME',
  '*',
  '~',
  '>',
  '>> app',
  '2>&1',
  '< app',
  '-',
  '--',
  '-f',
  '--name',
  '-t app',
  'docker cp extract:/src/app x',
  'docker rm extract',
  'docker build .',
  'export A=b',
  'A=',
  '$?',
  '\0',
  'ä',
  '🐳',
]

const index = fc.nat({ max: 200 })
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ type: fc.constantFrom('delete', 'duplicate', 'join'), at: index }),
  fc.record({ type: fc.constant('swap'), at: index, other: index }),
  fc.record({ type: fc.constant('insert'), at: index, column: index, token: fc.constantFrom(...tokens) }),
)

function mutate(text: string, mutations: readonly Mutation[]): string {
  const lines = text.split('\n')
  for (const one of mutations) {
    const at = one.at % lines.length
    const line = lines[at]!
    if (one.type === 'delete' && lines.length > 1) lines.splice(at, 1)
    else if (one.type === 'duplicate') lines.splice(at, 0, line)
    else if (one.type === 'join' && at + 1 < lines.length) lines.splice(at, 2, `${line}${lines[at + 1]}`)
    else if (one.type === 'swap') {
      const other = one.other % lines.length
      lines[at] = lines[other]!
      lines[other] = line
    } else if (one.type === 'insert') {
      const column = one.column % (line.length + 1)
      lines[at] = `${line.slice(0, column)} ${one.token} ${line.slice(column)}`
    }
  }
  return lines.join('\n')
}

const areas = /^(textbook|script|host|refusals|roles)\//
const cases = readCases(join(import.meta.dirname, '../cases'))
  .filter(({ name, file }) => areas.test(name) && file.script !== undefined)
  .map(({ folder, file }) => ({ file, files: readTree(join(folder, 'before')) }))
  .filter(({ file, files }) => file.script in files)

const input = fc.record({
  case: fc.constantFrom(...cases),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
})

function foldTree(
  tree: Readonly<Record<string, string>>,
  script: string,
  options: object = {},
): ReturnType<typeof fold> {
  const files = Object.fromEntries(
    Object.entries(tree).map(([path, text]) => [path, Buffer.from(text, 'latin1')]),
  )
  return fold({ ...options, project: memoryProject(files), script })
}

test('a mutated script folds into one that folds no more, or is refused, and nothing throws', () => {
  fc.assert(
    fc.property(input, ({ case: { file, files }, mutations }) => {
      const tree = { ...files, [file.script]: mutate(files[file.script]!, mutations) }
      const result = foldTree(tree, file.script, file.options)
      if (result.status !== 'folded') {
        expect(result.edits).toEqual([])
        return
      }
      for (const { path, after, encoding } of result.edits) {
        if (after === null) delete tree[path]
        else tree[path] = Buffer.from(after, encoding).toString('latin1')
      }
      if (!(file.script in tree)) return
      expect(readScript(file.script, tree[file.script]!).ok).toBe(true)
      const again = foldTree(tree, file.script)
      expect(again.edits).toEqual([])
    }),
    {
      numRuns: Number(process.env['STAGEFOLD_RUNS'] ?? 2000),
      seed: Number(process.env['STAGEFOLD_SEED'] ?? 1),
    },
  )
}, 120_000)
