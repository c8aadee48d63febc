import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { medianOf, ofPairs, rounds } from './measure.js'
import { makeMonorepo } from './monorepo.js'
import { table } from './statistics.js'

/**
 * Monorepos of several sizes, each searched and folded as `stagefold --check` does it, beside a bare walk that reads
 * the same files and beside a `node` that does nothing.
 */
export async function measureScans(sizes, count) {
  const rows = []
  const names = await namesRead()
  for (const size of sizes) {
    const folder = temporary()
    makeMonorepo(folder, size)
    const { bare, walk, fold } = rounds(size < 4000 ? count : 1, {
      bare: ['-e', '0'],
      walk: ['bench/walk.js', folder, ...names],
      fold: ['dist/stagefold.js', '--check', folder],
    })
    rmSync(folder, { recursive: true })
    rows.push({
      size,
      time: medianOf(fold, 'time'),
      cpu: medianOf(fold, 'cpu'),
      walked: medianOf(walk, 'time'),
      memory: Math.max(...fold.map((run) => run.memory)),
      toWalk: ofPairs(fold, walk, 'time', (a, b) => a / b),
      cpuToWalk: ofPairs(fold, walk, 'cpu', (a, b) => a / b),
      toBare: ofPairs(fold, bare, 'time', (a, b) => a / b),
    })
  }
  return rows
}

/** How much more CPU time one project takes in the largest monorepo than in the smallest one. */
export function growth(rows) {
  const each = ({ cpu, size }) => cpu / size
  return each(rows.at(-1)) / each(rows[0])
}

const head = ['projects', 's', 'projects/s', 'CPU s', 'MB', 'walk, s', '× walk', '× its CPU', '× `node -e 0`']

export function scanTable(rows) {
  const cells = rows.map((row) => [
    String(row.size),
    (row.time / 1000).toFixed(2),
    (row.size / (row.time / 1000)).toFixed(0),
    (row.cpu / 1000).toFixed(2),
    row.memory.toFixed(0),
    (row.walked / 1000).toFixed(2),
    row.toWalk.toFixed(1),
    row.cpuToWalk.toFixed(1),
    row.toBare.toFixed(0),
  ])
  return table(head, cells)
}

/** The names of the files that folds read, told by the library. */
async function namesRead() {
  const { diskProject, scan } = await import('../dist/index.js')
  const folder = temporary()
  makeMonorepo(folder, 6)
  const project = diskProject(folder)
  const names = new Set()
  const read = (path) => {
    const file = project.read(path)
    if (file) names.add(basename(path))
    return file
  }
  let folded = 0
  for await (const { result } of scan({ project: { ...project, read } }))
    folded += result.status === 'folded' ? 1 : 0
  rmSync(folder, { recursive: true })
  if (folded !== 6) throw new Error(`of 6 projects ${folded} were folded`)
  return [...names]
}

function temporary() {
  return mkdtempSync(join(tmpdir(), 'stagefold-bench-'))
}
