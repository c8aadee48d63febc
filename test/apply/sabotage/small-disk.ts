import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Refusal } from '../../../src/apply/refusal.ts'
import { makeSite, treeOf, undo, write } from './scenario.ts'
import type { Tree } from './scenario.ts'

/** What was done on a disk with so much room, and what it came to. */
export interface Round {
  readonly name: string
  readonly refusals: readonly Refusal[]
  readonly tree: Tree
}

const PAGE = 4096
const disk = JSON.parse(readFileSync(0, 'utf8')) as string
const rounds: Round[] = []

for (let pages = 0; pages <= 40; pages += 1) inRoom(`${pages} pages`, () => leavePages(pages))
for (let names = 0; names <= 20; names += 1) inRoom(`${names} names`, () => leaveNames(names))
withoutWriting()
process.stdout.write(JSON.stringify(rounds))

function inRoom(room: string, fill: () => void): void {
  const base = join(disk, 'base')
  const site = makeSite(base)
  fill()
  record(`write, ${room}`, write(site))
  rmSync(join(disk, 'ballast'), { recursive: true })
  record(`write again, ${room}`, write(site))
  fill()
  record(`undo, ${room}`, undo(site))
  rmSync(join(disk, 'ballast'), { recursive: true })
  record(`undo again, ${room}`, undo(site))
  rmSync(base, { recursive: true })

  function record(name: string, refusals: readonly Refusal[]): void {
    rounds.push({ name, refusals, tree: treeOf(site) })
  }
}

function withoutWriting(): void {
  const site = makeSite(join(disk, 'base'))
  const mount = (mode: string) => execFileSync('mount', ['-o', `remount,${mode}`, disk])
  for (const [name, action] of [['write', write] as const, ['undo', undo] as const]) {
    mount('ro')
    rounds.push({ name: `${name}, read-only`, refusals: attempt(() => action(site)), tree: treeOf(site) })
    mount('rw')
    rounds.push({ name: `${name} again`, refusals: action(site), tree: treeOf(site) })
  }
}

/** An undo that cannot even read the journal throws. */
function attempt(action: () => readonly Refusal[]): readonly Refusal[] {
  try {
    return action()
  } catch (error) {
    return [{ path: '', reason: 'failed', detail: String(error) }]
  }
}

function leavePages(pages: number): void {
  mkdirSync(join(disk, 'ballast'))
  const file = join(disk, 'ballast/pages')
  const descriptor = openSync(file, 'w')
  let size = 0
  try {
    for (;;) size += writeSync(descriptor, Buffer.alloc(PAGE))
  } catch {
    // Full.
  }
  closeSync(descriptor)
  truncateSync(file, Math.max(0, size - pages * PAGE))
}

function leaveNames(names: number): void {
  mkdirSync(join(disk, 'ballast'))
  const made: string[] = []
  try {
    for (;;) {
      const name = join(disk, `ballast/${made.length}`)
      closeSync(openSync(name, 'w'))
      made.push(name)
    }
  } catch {
    for (const name of made.slice(made.length - names)) rmSync(name)
  }
}
