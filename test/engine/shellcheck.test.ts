import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { driverOf } from '../../src/drivers/index.ts'
import { readCases, readTree } from '../golden/cases.ts'
import { foldCase } from './harness/fold.ts'
import { run } from './harness/process.ts'
import { sampleCases } from './harness/samples.ts'

interface Finding {
  readonly file: string
  readonly line: number
  readonly endLine: number
  readonly column: number
  readonly endColumn: number
  readonly code: number
}

/** A script as it was and as it became. */
interface Pair {
  readonly name: string
  readonly before: string
  readonly after: string
}

const pairs = [...goldenScripts(), ...sampleScripts()]
const work = mkdtempSync(join(tmpdir(), 'stagefold-shellcheck-'))
afterAll(() => rmSync(work, { recursive: true }))

let findings: ReadonlyMap<string, readonly string[]>
beforeAll(async () => {
  for (const { name, before, after } of pairs) {
    mkdirSync(join(work, name), { recursive: true })
    writeFileSync(join(work, name, 'before.sh'), before, 'latin1')
    writeFileSync(join(work, name, 'after.sh'), after, 'latin1')
  }
  findings = check(await install())
})

test('ShellCheck reads every script', () => {
  expect(pairs.length).toBeGreaterThan(300)
  // Some have findings of their own: a suite that sees none of them proves nothing.
  expect([...findings.values()].flat().length).toBeGreaterThan(0)
})

test.each(pairs.map((pair) => [pair.name, pair] as const))('%s: nothing that was not there', (name) => {
  const before = [...(findings.get(`${name}/before.sh`) ?? [])]
  const added = (findings.get(`${name}/after.sh`) ?? []).filter((one) => {
    const at = before.indexOf(one)
    if (at !== -1) before.splice(at, 1)
    return at === -1
  })
  expect(added).toEqual([])
})

function goldenScripts(): Pair[] {
  const cases = readCases(join(import.meta.dirname, '../cases'))
  return cases
    .filter(({ file }) => driverOf(file.script) === null)
    .flatMap(({ name, folder, file }) => {
      const before = readTree(join(folder, 'before'))[file.script]
      const after = readTree(join(folder, 'after'))[file.script]
      return file.status === 'folded' && before !== undefined && after !== undefined
        ? [{ name, before, after }]
        : []
    })
}

function sampleScripts(): Pair[] {
  return sampleCases.flatMap((given) => {
    const edit = foldCase(given).find(({ path }) => path === given.script)
    return edit && edit.before !== null && edit.after !== null
      ? [{ name: `samples/${given.name}`, before: edit.before, after: edit.after }]
      : []
  })
}

/** Debian's own, from the cache of the engines; throws when it cannot be had. */
async function install(): Promise<string> {
  const cache = (await run([join(import.meta.dirname, 'install.sh')])).toString().trim()
  return join(cache, 'shellcheck')
}

/** What is found in each file: the code and the text that it is said of, which may move with its line. */
function check(root: string): Map<string, string[]> {
  const files = pairs.flatMap(({ name }) => [`${name}/before.sh`, `${name}/after.sh`])
  const { status, stdout, stderr } = spawnSync(
    join(root, 'usr/bin/shellcheck'),
    ['--format=json', ...files],
    {
      cwd: work,
      encoding: 'latin1',
      maxBuffer: 1 << 28,
      env: { LD_LIBRARY_PATH: join(root, 'usr/lib/x86_64-linux-gnu'), LC_ALL: 'C.UTF-8' },
    },
  )
  // 1 says that there are findings.
  if (status !== 0 && status !== 1) throw new Error(`shellcheck ended with ${status}:\n${stderr}`)
  const texts = new Map<string, string>()
  for (const { name, before, after } of pairs) {
    texts.set(`${name}/before.sh`, before)
    texts.set(`${name}/after.sh`, after)
  }
  const found = new Map<string, string[]>()
  for (const finding of JSON.parse(stdout) as Finding[]) {
    const { line, endLine, column, endColumn } = finding
    const text = texts.get(finding.file)!.split('\n')[line - 1]!
    const end = endLine === line ? endColumn - 1 : text.length
    const list = found.get(finding.file) ?? []
    list.push(`SC${finding.code}: ${text.slice(column - 1, end)}`)
    found.set(finding.file, list)
  }
  return found
}
