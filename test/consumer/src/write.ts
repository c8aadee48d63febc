import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  apply,
  diskProject,
  loadConfig,
  openReport,
  plainResult,
  refusalText,
  scan,
  undo,
  version,
} from 'stagefold'
import type { ApplyResult, ScanResult } from 'stagefold'
import { service } from './files.ts'

/** A codemod: scans a folder, writes what can be written, and takes it back. */
export async function write(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stagefold-consumer-'))
  try {
    await writeIn(join(folder, 'project'), { XDG_STATE_HOME: join(folder, 'state') })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function writeIn(root: string, env: Record<string, string>): Promise<void> {
  save(root, { ...service('api'), ...service('web') })
  const before = treeOf(root)
  const project = diskProject(root)
  const results: ScanResult[] = []
  for await (const result of scan({ project, ...(await loadConfig({ root })) })) results.push(result)

  const report = openReport('json')
  const parts = results.map((one) => report.add(plainResult({ ...one, root: '.', context: { project } })))
  const document = JSON.parse(parts.join('') + report.end())
  assert.equal(document.stagefold, version)
  assert.equal(document.summary.folded, 2)

  const written: ApplyResult = await apply({
    root,
    results,
    env,
    onEvent: ({ done, total }) => assert(done <= total),
  })
  assert.equal(written.status, 'written')
  assert.deepEqual(
    written.units.map(({ scripts, edits }) => [...scripts, edits.length]),
    [
      ['api/build.sh', 3],
      ['web/build.sh', 3],
    ],
  )
  assert.match(readFileSync(join(root, 'api/Dockerfile'), 'utf8'), /^COPY --from=build /m)

  const again = await apply({ root, results, env })
  assert.equal(again.status, 'incomplete')
  assert.match(refusalText(again.units[0]!.refusals[0]!), /^api\/Dockerfile\S* has changed since it was read/)

  const undone = await undo({ root, env })
  assert.deepEqual(undone.refusals, [])
  assert.equal(undone.paths?.length, 6)
  assert.deepEqual(treeOf(root), before)
}

function save(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

function treeOf(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const paths = entries.map((one) => join(one.parentPath, one.name)).toSorted()
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'latin1')]))
}
