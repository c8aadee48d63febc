import assert from 'node:assert/strict'
import { memoryProject, scan } from 'stagefold'
import type { Kind, Project, ScanEvent, ScanResult, TextFile } from 'stagefold'
import { service, stubborn } from './files.ts'

const files = { ...service('api'), ...service('web'), ...stubborn('worker') }

/** A dashboard: how far it is, then what came of it. */
export async function scanAll(): Promise<void> {
  const events: string[] = []
  const results: ScanResult[] = []
  for await (const result of scan({
    project: memoryProject(files),
    onEvent: (one) => events.push(line(one)),
  }))
    results.push(result)
  assert.deepEqual(events, [
    '3 scripts',
    '1/3 api/build.sh folded, 3 files',
    '2/3 web/build.sh folded, 3 files',
    '3/3 worker/build.sh refused, 0 files',
  ])
  assert.deepEqual(
    results.map(({ scripts, result, unit }) => [scripts[0], result.status, unit]),
    [
      ['api/build.sh', 'folded', 0],
      ['web/build.sh', 'folded', 1],
      ['worker/build.sh', 'refused', 2],
    ],
  )
  assert.deepEqual(JSON.parse(JSON.stringify(results)), results)
}

function line(event: ScanEvent): string {
  switch (event.type) {
    case 'repository':
      return `left out ${event.path}`
    case 'found':
      return `${event.scripts} scripts`
    case 'folded':
      return `${event.done}/${event.total} ${event.script} ${event.status}, ${event.result.edits.length} files`
  }
}

/** A button that says Stop. */
export async function stopAScan(): Promise<void> {
  const controller = new AbortController()
  const { signal } = controller
  const running = scan({
    project: memoryProject(files),
    signal,
    onEvent: ({ type }) => {
      if (type === 'folded') controller.abort()
    },
  })
  await assert.rejects(running.next(), { name: 'AbortError' })
  await assert.rejects(
    scan({ project: memoryProject(files), shard: { index: 4, count: 3 } }).next(),
    RangeError,
  )
}

/** Two machines, a part of the pipelines each. */
export async function scanInShards(): Promise<void> {
  const found: string[] = []
  for (const index of [1, 2])
    for await (const { scripts } of scan({ project: memoryProject(files), shard: { index, count: 2 } }))
      found.push(scripts[0])
  assert.deepEqual(found.toSorted(), ['api/build.sh', 'web/build.sh', 'worker/build.sh'])
}

/** A project of one's own: files of a commit, say. */
export async function scanOwnProject(): Promise<void> {
  const statuses: string[] = []
  const options = { include: ['api'], optionsFor: () => ({ stageName: 'tools' }) }
  for await (const { result } of scan({ project: new Commit(files), ...options })) {
    statuses.push(result.status)
    assert.match(result.edits[0]?.after ?? '', / AS tools\n/)
  }
  assert.deepEqual(statuses, ['folded'])
}

class Commit implements Project {
  readonly #files: ReadonlyMap<string, string>

  constructor(table: Readonly<Record<string, string>>) {
    this.#files = new Map(Object.entries(table))
  }

  read(path: string): TextFile | null {
    const text = this.#files.get(path)
    return text === undefined ? null : { text, encoding: 'utf8', binary: false }
  }

  list(path: string): readonly string[] {
    const start = path === '' ? '' : `${path}/`
    const below = [...this.#files.keys()].filter((one) => one.startsWith(start))
    return [...new Set(below.map((one) => one.slice(start.length).split('/')[0]!))].toSorted()
  }

  kind(path: string): Kind {
    if (this.#files.has(path)) return 'file'
    return this.list(path).length > 0 ? 'directory' : 'missing'
  }

  linkTarget(): null {
    return null
  }

  ignoredByGit(): boolean {
    return false
  }
}
