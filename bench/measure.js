import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from './statistics.js'

export const root = fileURLToPath(new URL('..', import.meta.url))
const usage = new URL('usage.js', import.meta.url).href

/**
 * Runs commands in turns, so that whatever else the machine does falls on all of them alike.
 *
 * @param commands by name, the arguments of `node`
 * @returns by name, for every round: milliseconds, milliseconds of processors, megabytes at the most
 */
export function rounds(count, commands, node = process.execPath) {
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]))
  for (let round = 0; round < count; round += 1) {
    for (const [name, args] of Object.entries(commands)) runs[name].push(run(node, args))
  }
  return runs
}

function run(node, args) {
  const start = performance.now()
  const { status, stderr, output } = spawnSync(node, ['--import', usage, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 30,
  })
  const time = performance.now() - start
  // With `--check` 1 says that there is something to fold.
  if (status !== 0 && status !== 1) throw new Error(`node ${args.join(' ')}: ${status}\n${stderr}`)
  return { time, ...JSON.parse(output[3]) }
}

/** The median of what two commands took, one behind the other: both halves of a pair saw the same machine. */
export function ofPairs(one, other, key, compare) {
  return median(one.map((run, at) => compare(run[key], other[at][key])))
}

export function medianOf(runs, key) {
  return median(runs.map((run) => run[key]))
}
