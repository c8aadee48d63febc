import type { FileWork } from '../../pipeline/types.ts'
import { known } from '../../shell/value.ts'
import { directoryOf } from '../../source/path.ts'
import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import type { World } from '../world.ts'
import { extractedAt, hasOwnUmask, reworkInPlace, type Extracted } from './extracted.ts'

const other: Outcome = { role: 'other', status: 'success' }

/** `chmod` of extracted files is repeated in the stage (E120). */
export const chmod: CommandModel = (call, world) => {
  const asked = modeOf(call)
  if (!asked || world.maybe || hasOwnUmask(world)) return other
  const found = asked.operands.map((field) => targetOf(field, world))
  if (found.length === 0 || found.includes(null)) return other
  for (const target of found) {
    // The artifact may have been reworked by the operand before.
    const { below } = target!
    const now = extractedAt(target!.placed.artifact.path, world)!
    const work: FileWork = { kind: 'mode', mode: asked.mode, recursive: asked.recursive, path: below }
    reworkInPlace(now, [work], call, world)
  }
  return done
}

/** An image does not know who owned a file on the host, nor when it was touched: they leave nothing to repeat. */
export const unseen: CommandModel = (call, world) => {
  if (world.maybe) return other
  const operands = call.args.filter((field) => !known(field.value)?.startsWith('-'))
  const found = operands.slice(1).map((field) => targetOf(field, world))
  if (found.length === 0 || found.includes(null)) return other
  for (const target of found)
    reworkInPlace(extractedAt(target!.placed.artifact.path, world)!, [{ kind: 'owner' }], call, world)
  return done
}

interface Asked {
  readonly mode: string
  readonly recursive: boolean
  readonly operands: Call['args']
}

function modeOf(call: Call): Asked | null {
  let recursive = false
  const words = call.args.filter((field) => {
    const text = known(field.value)
    if (text === null || !/^(-[Rvfc]+|--recursive)$/.test(text)) return true
    recursive ||= /^-\w*R|^--recursive/.test(text)
    return false
  })
  const [first, ...operands] = words
  const mode = first ? known(first.value) : null
  return mode !== null && isMode(mode) ? { mode, recursive, operands } : null
}

function isMode(text: string): boolean {
  return /^[0-7]{3,4}$|^[ugoa]*[-+=][rwxXst]+(,[ugoa]*[-+=][rwxXst]+)*$/.test(text)
}

/** A pattern is left to the stage's shell where one artifact holds all that it can match. */
function targetOf(field: Call['args'][number], world: World): Extracted | null {
  const path = field.maySplit ? null : hostPath(world, field.value)
  if (path === null) return null
  if (!field.glob) return extractedAt(path, world)
  const directory = extractedAt(directoryOf(path), world)
  return directory && extractedAt(path, world)
}
