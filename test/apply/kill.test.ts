import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { temporaryTree } from '../project/temporary.ts'
import type { Sabotage } from './sabotage/calls.ts'
import type { Task } from './sabotage/child.ts'
import { runTasks } from './sabotage/process.ts'
import { actions, makeSite, treeOf, undo, write } from './sabotage/scenario.ts'
import type { Site } from './sabotage/scenario.ts'

const reference = makeSite(temporaryTree())
const before = treeOf(reference)
write(reference)
const after = treeOf(reference)
const patience = 120_000

describe('a process that is killed at any call that changes something on disk', () => {
  test('while it writes', () => killEverywhere('kill', fresh, 'write'), patience)
  test('while it takes back', () => killEverywhere('kill', written, 'undo'), patience)
  test(
    'while it takes back what another one had half written',
    () => {
      killEverywhere('kill', halfWritten, 'recover')
    },
    patience,
  )
  test(
    'while it goes on with what another one had half taken back',
    () => {
      killEverywhere('kill', halfTakenBack, 'recover')
    },
    patience,
  )
})

describe('a process that is killed in the middle of writing some bytes', () => {
  test('while it writes', () => killEverywhere('torn', fresh, 'write'), patience)
  test('while it takes back', () => killEverywhere('torn', written, 'undo'), patience)
})

test('what is half written comes back without the names beside the files, which somebody may have cleaned up', () => {
  const site = halfWritten()
  for (const name of readdirSync(site.root, { recursive: true, encoding: 'utf8' }))
    if (name.includes('.stagefold-')) rmSync(join(site.root, name))
  expect(undo(site)).toEqual([])
  expect(treeOf(site)).toEqual(before)
})

/** Each time, the next undo has to bring everything back, and the next write to do what is left to do. */
function killEverywhere(act: 'kill' | 'torn', make: () => Site, action: Task['action']): void {
  const site = make()
  const restore = keep(site)
  const calls = callsOf(site, action)
  expect(calls.length).toBeGreaterThan(10)
  for (const at of calls.keys()) {
    if (act === 'torn' && !calls[at]!.startsWith('writeSync')) continue
    restore()
    kill(site, action, { act, at: at + 1 })
    const restoreKilled = keep(site)
    for (const next of ['undo', 'write'] as const) {
      const place = `${act} at ${calls[at]}, then ${next}`
      expect([place, actions[next](site)]).toEqual([place, []])
      expect([place, treeOf(site)]).toEqual([place, next === 'undo' ? before : after])
      expect([place, undo(site)]).toEqual([place, []])
      expect([place, treeOf(site)]).toEqual([place, before])
      restoreKilled()
    }
  }
}

/** @returns puts everything as it is now, in the same place */
function keep({ base }: Site): () => void {
  const saved = join(temporaryTree(), 'saved')
  cpSync(base, saved, { recursive: true })
  return () => {
    rmSync(base, { recursive: true })
    cpSync(saved, base, { recursive: true })
  }
}

function fresh() {
  return makeSite(temporaryTree())
}

function written() {
  const site = fresh()
  expect(write(site)).toEqual([])
  return site
}

/** All files of the first unit have changed, and the journal does not say so yet. */
function halfWritten() {
  return stoppedBehind(fresh(), 'write', /^renameSync .*-0-3\.new$/)
}

function halfTakenBack() {
  return stoppedBehind(written(), 'undo', /^renameSync .*-undo-1\.new$/)
}

function stoppedBehind(site: Site, action: Task['action'], call: RegExp) {
  const restore = keep(site)
  const at = callsOf(site, action).findIndex((text) => call.test(text))
  expect(at).toBeGreaterThan(0)
  restore()
  kill(site, action, { act: 'kill', at: at + 2 })
  return site
}

function callsOf({ base }: Site, action: Task['action']): readonly string[] {
  const [report] = runTasks([{ action, base, plan: { act: 'none' } }])!
  expect(report!.refusals).toEqual([])
  return report!.calls
}

function kill({ base }: Site, action: Task['action'], plan: Sabotage): void {
  if (runTasks([{ action, base, plan }]) !== null)
    throw new Error(`nothing was killed: ${JSON.stringify(plan)}`)
}
