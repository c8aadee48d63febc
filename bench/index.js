// `npm run bench`: what docs/performance.md shows. Every ratio is of numbers of one run, taken in turns.
//
//   --short       small sizes, and fails where a ratio is out by more than double of what it should be: for CI
//   --write       into docs/performance.md
//   --only NAME   start, scan or long
//   --engine      the old way against the folded way, on the docker engine that DOCKER_HOST names
import { cpus, freemem, loadavg, release, totalmem, type } from 'node:os'
import { parseArgs } from 'node:util'
import { engineTable, measureEngine } from './engine.js'
import { misses } from './goals.js'
import { longTable, measureLong } from './long.js'
import { writeTables } from './page.js'
import { measureScans, scanTable } from './scan.js'
import { measureStart, startTable } from './start.js'

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    engine: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const { short } = values
const isWanted = (name) => !values.engine && (values.only === undefined || values.only === name)

const results = {
  ...(isWanted('start') && { start: measureStart(short ? 7 : 21) }),
  ...(isWanted('scan') && {
    scan: await measureScans(short ? [100, 400] : [1000, 4000, 16000], 3),
  }),
  ...(isWanted('long') && { long: await measureLong([1250, 2500, 5000, 10000, 20000], short ? 1 : 5) }),
  ...(values.engine && { engine: await measureEngine() }),
}
const tables = {
  ...(results.start && { start: startTable(results.start) }),
  ...(results.scan && { scan: scanTable(results.scan) }),
  ...(results.long && { long: longTable(results.long) }),
  ...(results.engine && { engine: engineTable(results.engine) }),
}

const gigabytes = (bytes) => (bytes / 2 ** 30).toFixed(0)
const [cpu] = cpus()
const machine = [
  `${cpus().length} × ${cpu?.model.trim()}`,
  `${gigabytes(totalmem())} GB (${gigabytes(freemem())} free)`,
  `${type()} ${release()}`,
  `Node ${process.version}`,
  `load ${loadavg()[0].toFixed(1)} after the run`,
].join(', ')

console.log(`${machine}\n`)
for (const [name, text] of Object.entries(tables)) console.log(`${name}\n\n${text}\n`)
if (values.write) writeTables(tables, machine)

const missed = misses(results)
for (const line of missed) console.error(`out by more than double: ${line}`)
if (short && missed.length > 0) process.exitCode = 1
