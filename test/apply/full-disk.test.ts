import { expect, test } from '@jest/globals'
import { temporaryTree } from '../project/temporary.ts'
import { buildProgram, runProgram } from './sabotage/process.ts'
import { makeSite, treeOf, units, write } from './sabotage/scenario.ts'
import type { Round } from './sabotage/small-disk.ts'

const reference = makeSite(temporaryTree())
const before = treeOf(reference)
write(reference)
const after = treeOf(reference)
const other = makeSite(temporaryTree())
write(other, units.slice(0, 1))
const between = treeOf(other)

test('on a disk with less and less room, and on one that is read-only', () => {
  const rounds = onSmallDisk()
  for (const { name, refusals, tree } of rounds) {
    const isWrite = name.startsWith('write')
    const isDone = refusals.length === 0
    if (name.includes('again')) expect([name, refusals]).toEqual([name, []])
    if (isDone) expect([name, tree]).toEqual([name, isWrite ? after : before])
    else expect([name, isWrite ? [before, between] : [after]]).toEqual([name, expect.arrayContaining([tree])])
  }
  // There was a point from which on there was room enough.
  for (const kind of [/^write, .* pages/, /^undo, .* pages/, /^write, .* names/, /^undo, .* names/]) {
    const outcomes = rounds.filter(({ name }) => kind.test(name)).map(({ refusals }) => refusals.length === 0)
    const first = outcomes.indexOf(true)
    expect([kind, first]).not.toEqual([kind, -1])
    expect([kind, first]).not.toEqual([kind, 0])
    expect([kind, outcomes.slice(first).every(Boolean)]).toEqual([kind, true])
  }
  const readOnly = rounds.filter(({ name }) => name.endsWith('read-only'))
  expect(readOnly.map(({ refusals }) => refusals.length > 0)).toEqual([true, true])
}, 60_000)

/** The disk is a mount of its own process, and gone with it. */
function onSmallDisk(): readonly Round[] {
  const disk = temporaryTree()
  const mount = 'mount -t tmpfs -o size=512k,nr_inodes=80 stagefold "$0" && exec "$@"'
  const userSpace = process.getuid?.() === 0 ? [] : ['--map-root-user']
  const onDisk = ['unshare', '--mount', ...userSpace, 'sh', '-c', mount, disk]
  try {
    runProgram([...onDisk, 'echo', 'true'], null)
  } catch (cause) {
    throw new Error('This test mounts a small disk: it needs Linux, and root or user namespaces.', { cause })
  }
  return runProgram<readonly Round[]>([...onDisk, ...buildProgram('small-disk')], disk)!
}
