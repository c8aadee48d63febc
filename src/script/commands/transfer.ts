import type { Artifact } from '../../pipeline/types.ts'
import type { Field } from '../../shell/expand.ts'
import { known, show } from '../../shell/value.ts'
import { done, type Call, type CommandModel } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import { spanOf, type World } from '../world.ts'
import { extractedAt, hasOwnUmask, nameIn, partOf, reworkTo, type Extracted } from './extracted.ts'
import { addFiles } from './add-files.ts'
import { gather } from './gather.ts'
import { repeatInStage } from './repeat.ts'
import { write } from './write.ts'

/** `mv` and `cp` of extracted files give them another name (E121); of all others only the place is followed. */
export const transfer: CommandModel = (call, world) => {
  if (gather(call, world)) return done
  const moves = world.maybe ? null : movesOf(call, world)
  if (!moves && addFiles(call, world)) return done
  if (!moves) return repeatInStage(call, world) ?? write(call, world)
  for (const { from, to, source } of moves) {
    const part = partOf(from)!
    const copied = call.name === 'cp' && !keepsModes(call) ? [{ kind: 'copy' as const }] : []
    const type = part.type === 'unknown' && leavesDirectories(call) ? 'file' : part.type
    const artifact = { ...part, path: to, type, placement: movedAs(part), work: [...part.work, ...copied] }
    clear(to, call, world)
    reworkTo(from, artifact, call, world, call.name === 'mv' ? source : null)
  }
  return done
}

/** Of contents that were merged into a folder that folder's own mode goes with them. */
function movedAs({ placement }: Artifact): Artifact['placement'] {
  return placement === 'merge' ? 'merge' : 'replace'
}

interface Move {
  readonly from: Extracted
  readonly source: string
  readonly to: string
}

/** Null when something about the command is not known well enough, or is not about extracted files alone. */
function movesOf(call: Call, world: World): readonly Move[] | null {
  const operands: Field[] = []
  for (const field of call.args) {
    const text = known(field.value)
    if (field.maySplit || field.glob) return null
    if (text?.startsWith('-')) {
      if (!plainOptions[call.name]!.test(text)) return null
    } else operands.push(field)
  }
  const target = operands.pop()
  const directory = target ? hostPath(world, target.value) : null
  if (!target || directory === null || operands.length === 0) return null
  if (call.name === 'cp' && hasOwnUmask(world)) return null
  const into = world.host.kind(directory) === 'directory'
  if (!into && (operands.length > 1 || show(target.value).endsWith('/'))) return null
  const moves: Move[] = []
  for (const operand of operands) {
    const source = hostPath(world, operand.value)
    const from = source === null ? null : extractedAt(source, world)
    if (source === null || !from || !partOf(from)) return null
    const to = into ? nameIn(directory, source) : directory
    if (!isFree(to, source, from, call, world)) return null
    moves.push({ from, source, to })
  }
  return moves
}

/** A copy onto a file leaves it its mode; a directory in the way takes the other in, or stops the command. */
function isFree(to: string, source: string, from: Extracted, call: Call, world: World): boolean {
  const kind = world.host.kind(to)
  if (to.startsWith('/') || to === source) return false
  return kind === 'missing' || (call.name === 'mv' && (kind === 'file' || isReadBy(from, to)))
}

/** `sed … a > b && mv b a`: what a command read like a file is one. */
function isReadBy({ placed }: Extracted, path: string): boolean {
  return placed.artifact.work.some(
    (work) => work.kind === 'command' && work.inputs.some((input) => input.path === path),
  )
}

/** What lay there is gone. */
export function clear(path: string, call: Call, world: World): void {
  const isThere = world.host.placed().some(({ artifact }) => artifact.path === path)
  const isOnlyThere = world.project.kind(path) === 'missing' || world.host.isLeftOver(path)
  if (isThere && isOnlyThere) world.host.remove(path, spanOf(world, call.range))
}

/** `cp` copies a directory only where it is told to. */
function leavesDirectories(call: Call): boolean {
  const isTold = /^-[a-zA-Z]*[rRa]|^--(recursive|archive)$/
  return call.name === 'cp' && !call.args.some((field) => isTold.test(known(field.value) ?? ''))
}

function keepsModes(call: Call): boolean {
  return call.args.some((field) => /^-[a-zA-Z]*[ap]|^--(archive|preserve)$/.test(known(field.value) ?? ''))
}

/** Options that change nothing about where files land and which they are. */
const plainOptions: Readonly<Record<string, RegExp>> = {
  cp: /^-[rRfapvLP]+$|^--(recursive|force|archive|verbose|preserve)$/,
  mv: /^-[fv]+$|^--(force|verbose)$/,
}
