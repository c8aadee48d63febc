import { spawnSync } from 'node:child_process'
import { userNode } from '../scripts/user-node.js'
import { medianOf, ofPairs, root, rounds } from './measure.js'
import { table } from './statistics.js'

const commands = { '--version': ['--version'], 'one project': ['samples/href-counter'] }

/** How long the command takes to start, beside a bare `node -e 0` of the same moment, on every Node at hand. */
export function measureStart(count) {
  const nodes = [userNode(), 'node_modules/node22/bin/node', 'node_modules/node24/bin/node']
  return nodes.flatMap((node) => {
    const version = spawnSync(node, ['--version'], { cwd: root, encoding: 'utf8' }).stdout.trim()
    const ours = Object.entries(commands).map(([name, args]) => [name, ['dist/stagefold.js', ...args]])
    // What a first start leaves for the next ones.
    rounds(1, Object.fromEntries(ours), node)
    const { bare, ...runs } = rounds(count, { bare: ['-e', '0'], ...Object.fromEntries(ours) }, node)
    return Object.entries(runs).map(([command, own]) => ({
      version,
      command,
      bare: medianOf(bare, 'time'),
      time: medianOf(own, 'time'),
      over: ofPairs(own, bare, 'time', (a, b) => a - b),
      cpuOver: ofPairs(own, bare, 'cpu', (a, b) => a - b),
      cpuRatio: ofPairs(own, bare, 'cpu', (a, b) => a / b),
    }))
  })
}

export function startTable(rows) {
  const cells = rows.map(({ version, command, bare, time, over, cpuOver, cpuRatio }) => [
    version,
    command,
    ...[bare, time, over, cpuOver].map((value) => value.toFixed(0)),
    cpuRatio.toFixed(2),
  ])
  return table(['node', 'command', 'bare, ms', 'with, ms', 'over, ms', 'over, CPU ms', 'ratio of CPU'], cells)
}
