import { longDockerfile, longScript } from './long-files.js'
import { median, table } from './statistics.js'

const kinds = {
  'lines of a script': longScript,
  'instructions of a Dockerfile': longDockerfile,
}

/** One script and one Dockerfile of growing lengths, folded in this process. */
export async function measureLong(sizes, count) {
  const { fold, memoryProject } = await import('../dist/index.js')
  const times = new Map()
  const foldOne = (make, size) => {
    const project = memoryProject({ ...make(size), 'main.go': '' })
    const start = process.cpuUsage()
    const { status } = fold({ project, script: 'build.sh' })
    const { user, system } = process.cpuUsage(start)
    if (status !== 'folded') throw new Error(`a file of ${size} lines: ${status}`)
    return (user + system) / 1000
  }
  // What is measured is the text's length, not how V8 gets to know the code.
  for (const make of Object.values(kinds)) for (let run = 0; run < 3; run += 1) foldOne(make, sizes[0])
  for (let round = 0; round < count; round += 1) {
    for (const [kind, make] of Object.entries(kinds)) {
      for (const size of sizes) {
        const key = `${kind} ${size}`
        times.set(key, [...(times.get(key) ?? []), foldOne(make, size)])
      }
    }
  }
  return Object.keys(kinds).map((kind) => ({
    kind,
    sizes: sizes.map((size) => ({ size, time: median(times.get(`${kind} ${size}`)) })),
  }))
}

/** How much longer a line takes in the longest text than in the shortest one. */
export function growthOf({ sizes }) {
  const each = ({ size, time }) => time / size
  return each(sizes.at(-1)) / each(sizes[0])
}

export function longTable(rows) {
  const sizes = rows[0].sizes.map(({ size }) => String(size))
  const cells = rows.map((row) => [
    row.kind,
    ...row.sizes.map(({ time }) => time.toFixed(0)),
    growthOf(row).toFixed(2),
  ])
  return table(['CPU ms for', ...sizes, 'growth'], cells)
}
