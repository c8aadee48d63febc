import { describe, expect, test } from '@jest/globals'
import { temporaryTree } from '../project/temporary.ts'
import type { Task } from './sabotage/child.ts'
import { runTasks } from './sabotage/process.ts'
import { actions, makeSite, siteAt, treeOf, undo, units, write } from './sabotage/scenario.ts'
import type { Site, Tree } from './sabotage/scenario.ts'

const before = treeOf(makeSite(temporaryTree()))
const between = treeAfter(1)
const after = treeAfter(2)

/** When one of these fails once, nothing keeps a run from tidying up at once. */
const wantsRoom = /^(?:open|write|link|chmod|fsync|rename)Sync/

describe.each([
  // Renames and removals go on where nothing but room is lacking.
  { code: 'ENOSPC', lasting: true },
  { code: 'ENOSPC', lasting: false },
  { code: 'EIO', lasting: true },
  { code: 'EIO', lasting: false },
  { code: 'EROFS', lasting: true },
  { code: 'EACCES', lasting: false },
])('$code at any call, lasting: $lasting,', ({ code, lasting }) => {
  const isWorking = !lasting || code === 'ENOSPC'

  test.each(['write', 'undo'] as const)(
    '%s: each unit or nothing of it',
    (action) => {
      const make = action === 'write' ? () => makeSite(temporaryTree()) : writtenSite
      const done = action === 'write' ? after : before
      const plan = { act: 'fail', code, lasting } as const
      const tasks = callsOf(make(), action).map((_, at): Task => {
        return { action, base: make().base, plan: { ...plan, at: at + 1 } }
      })
      expect(tasks.length).toBeGreaterThan(20)
      for (const [at, { refusals, calls }] of runTasks(tasks)!.entries()) {
        const site = siteAt(tasks[at]!.base)
        const place = `${code} at ${calls[at]}: ${JSON.stringify(refusals)}`
        const tree = withoutTraces(treeOf(site))
        if (isWorking)
          expect([place, [before, between, after]]).toEqual([place, expect.arrayContaining([tree])])
        if (isWorking) expect([place, refusals.length === 0]).toEqual([place, isSame(tree, done)])
        if (isWorking && wantsRoom.test(calls[at]!)) expect([place, treeOf(site)]).toEqual([place, tree])
        // And what could not be done goes on when it can.
        const next = at % 2 === 0 ? 'undo' : 'write'
        expect([place, actions[next](site)]).toEqual([place, []])
        expect([place, treeOf(site)]).toEqual([place, next === 'undo' ? before : after])
        expect([place, undo(site)]).toEqual([place, []])
        expect([place, treeOf(site)]).toEqual([place, before])
      }
    },
    60_000,
  )
})

function treeAfter(count: number): Tree {
  const site = makeSite(temporaryTree())
  write(site, units.slice(0, count))
  return treeOf(site)
}

function writtenSite(): Site {
  const site = makeSite(temporaryTree())
  expect(write(site)).toEqual([])
  return site
}

function callsOf({ base }: Site, action: Task['action']): readonly string[] {
  return runTasks([{ action, base, plan: { act: 'none' } }])![0]!.calls
}

/** Without the names that a run leaves beside the files when it cannot remove them. */
function withoutTraces(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => !name.includes('.stagefold-')))
}

function isSame(a: Tree, b: Tree): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
