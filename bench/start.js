// How long the command takes to start, beside a bare `node -e 0` of the same moment. Every round runs each
// command once, so that whatever else the machine does falls on all of them alike.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { userNode } from '../scripts/user-node.js'
import { median, table } from './statistics.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const goals = { '--version': 15, 'samples/href-counter': 40 }
const { values } = parseArgs({
  options: { assert: { type: 'boolean' }, rounds: { type: 'string', default: '41' } },
})

const nodes = [userNode(), 'node_modules/node22/bin/node', 'node_modules/node24/bin/node']
const rows = nodes.flatMap((node) => measure(node, Number(values.rounds)))

console.log(
  `${cpus().length} x ${cpus()[0]?.model.trim()}, medians of ${values.rounds} interleaved rounds, in ms\n`,
)
console.log(table(['node', 'command', 'bare', 'with', 'difference', 'ratio', 'goal'], rows.map(cells)))

// Twice the goal: a loaded machine is no mistake, a module that loads too early is.
const missed = rows.filter((row) => row.difference > 2 * row.goal)
if (values.assert && missed.length > 0) process.exitCode = 1

function measure(node, rounds) {
  const version = spawnSync(node, ['--version'], { cwd: root, encoding: 'utf8' }).stdout.trim()
  const commands = Object.keys(goals)
  const bare = []
  const times = new Map(commands.map((command) => [command, []]))
  for (let round = 0; round < rounds; round += 1) {
    bare.push(time(node, ['-e', '0']))
    for (const command of commands) times.get(command).push(time(node, ['dist/stagefold.js', command]))
  }
  return commands.map((command) => {
    // Of pairs, not of medians: both halves of a pair saw the same machine.
    const difference = median(times.get(command).map((value, at) => value - bare[at]))
    const ratio = median(times.get(command).map((value, at) => value / bare[at]))
    const [before, after] = [median(bare), median(times.get(command))]
    return { version, command, before, after, difference, ratio, goal: goals[command] }
  })
}

function time(node, args) {
  const start = performance.now()
  const { status, stderr } = spawnSync(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const duration = performance.now() - start
  if (status !== 0) throw new Error(`${node} ${args.join(' ')}: ${status}\n${stderr}`)
  return duration
}

function cells({ version, command, before, after, difference, ratio, goal }) {
  return [version, command, before, after, difference, ratio, `${goal}`].map((cell) =>
    typeof cell === 'number' ? cell.toFixed(cell === ratio ? 2 : 1) : cell,
  )
}
