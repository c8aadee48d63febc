import type { FileWork } from '../../pipeline/types.ts'
import { known, show } from '../../shell/value.ts'
import { directoryOf } from '../../source/path.ts'
import { done, type Call, type CommandModel } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import { parentExists } from '../host.ts'
import type { World } from '../world.ts'
import { extractedAt, hasOwnUmask, nameIn, partOf, reworkTo, type Extracted } from './extracted.ts'
import { clear } from './transfer.ts'
import { write } from './write.ts'

/** `install -m 755 F G` makes new files with a mode of their own; of all others only the place is followed. */
export const install: CommandModel = (call, world) => {
  const asked = world.maybe || hasOwnUmask(world) ? null : readInstall(call)
  const copies = asked && copiesOf(asked, world)
  if (!copies) return write(call, world)
  const mode: FileWork = { kind: 'mode', mode: asked.mode, recursive: false, path: '' }
  for (const { from, to } of copies) {
    const part = partOf(from)!
    clear(to, call, world)
    const made = { path: to, placement: 'replace', type: 'file', followed: false } as const
    reworkTo(from, { ...part, ...made, work: [...part.work, mode] }, call, world, null)
  }
  return done
}

interface Asked {
  readonly mode: string
  readonly makesFolders: boolean
  readonly operands: Call['args']
}

/** Null for options that do more than set a mode: `-d`, `-s`, `-b`. */
function readInstall({ args }: Call): Asked | null {
  let mode = '755'
  let makesFolders = false
  const operands: Call['args'][number][] = []
  for (let at = 0; at < args.length; at += 1) {
    const field = args[at]!
    const text = known(field.value)
    if (field.glob || field.maySplit) return null
    if (!text?.startsWith('-')) operands.push(field)
    else if (/^(-m|--mode|-[og]|--owner|--group)$/.test(text)) {
      at += 1
      const value = known(args[at]?.value ?? []) ?? ''
      if (/^(-m|--mode)$/.test(text)) mode = value
    } else if (/^(-m|--mode=)/.test(text)) mode = text.replace(/^(-m|--mode=)/, '')
    else if (/^-[vpD]+$/.test(text)) makesFolders ||= text.includes('D')
    else if (!/^--(verbose|preserve-timestamps|owner=.*|group=.*)$/.test(text)) return null
  }
  return /^[0-7]{3,4}$/.test(mode) ? { mode, makesFolders, operands } : null
}

function copiesOf(
  { operands, makesFolders }: Asked,
  world: World,
): readonly { readonly from: Extracted; readonly to: string }[] | null {
  const [target, ...sources] = operands.toReversed()
  const path = target ? hostPath(world, target.value) : null
  if (!target || path === null || path.startsWith('/') || sources.length === 0) return null
  const into = world.host.kind(path) === 'directory'
  if (!into && (sources.length > 1 || show(target.value).endsWith('/'))) return null
  const copies = sources.toReversed().map((field) => {
    const source = hostPath(world, field.value)
    const from = source === null ? null : extractedAt(source, world)
    const part = from && partOf(from)
    const to = into && source !== null ? nameIn(path, source) : path
    const isFile = part !== null && part.type !== 'directory' && !part.contents && part.packed === null
    const hasFolder = parentExists(world.host, to) || (makesFolders && !isHeld(directoryOf(to), world))
    const isFree = ['missing', 'file'].includes(world.host.kind(to)) && to !== source
    return from && isFile && hasFolder && isFree && !isHeld(to, world) ? { from, to } : null
  })
  return copies.includes(null) ? null : (copies as { from: Extracted; to: string }[])
}

/** It is a part of another artifact. */
function isHeld(path: string, world: World): boolean {
  return (extractedAt(path, world)?.below ?? '') !== ''
}
