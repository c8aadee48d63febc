import type { CommandWord } from '../../pipeline/types.ts'
import type { Field } from '../../shell/expand.ts'
import { known, literal } from '../../shell/value.ts'
import { baseName, directoryOf, isWithin, joinPath } from '../../source/path.ts'
import { hostPath } from '../host-paths.ts'
import type { World } from '../world.ts'
import { extractedAt, type Extracted } from './extracted.ts'
import { stageFolder } from './spread.ts'

/** A word of a command as the stage has to write it. */
export interface RepeatedWord extends CommandWord {
  /** The artifact that it names, or a part of which it names. */
  readonly file: Extracted | null
  /** Where the file is in the stage. */
  readonly source: string
  /** Where it comes to lie on the host, for a file that is new. */
  readonly made: string | null
}

export function textWord(value: string): RepeatedWord | null {
  return isWritable(value) ? { text: value, form: 'word', file: null, source: '', made: null } : null
}

/** Null for a word that is not known, and for one that names a file which no stage has. */
export function wordOf(field: Field, world: World): RepeatedWord | null {
  const value = known(field.value)
  if (value === null || value === '' || !isWritable(value)) return null
  const named = /^(--?[\w-]+=|\w+=)(.+)$/.exec(value)
  if (value.startsWith('-') && !named) return gluesName(value, world) ? null : textWord(value)
  const path = hostPath(world, literal(named ? named[2]! : value))
  if (path === null) return null
  const glob = !named && field.glob
  const file = fileAt(path, glob, world)
  // `d/.` are the contents of a folder, and `d/` is nothing but one.
  const ending = /[^/](\/\.?)$/.exec(value)?.[1] ?? ''
  if (file) return { ...file, text: (named?.[1] ?? '') + file.text + ending }
  // A pattern that can match nothing is a word like any other.
  return isFree(glob ? directoryOf(path) : path, world) ? textWord(value) : null
}

/** An artifact, or a part of one. */
export function fileAt(path: string, glob: boolean, world: World): RepeatedWord | null {
  const held = extractedAt(glob ? directoryOf(path) : path, world) && extractedAt(path, world)
  if (!held || held.placed.artifact.packed !== null || held.placed.artifact.build === null) return null
  if (glob && /\*\*|\[[!^]|[\\{}()]/.test(path)) return null
  const source = joinPath(held.placed.artifact.source, held.below)
  return { text: source, form: glob ? 'pattern' : 'word', file: held, source, made: null }
}

/** A file that the command writes: of an artifact, or one that nobody has yet. */
export function writtenAt(path: string | null, world: World): RepeatedWord | null {
  if (path === null) return null
  const file = fileAt(path, false, world)
  if (file) return file
  const parent = directoryOf(path)
  const hasFolder = parent === '' || world.host.kind(parent) === 'directory'
  if (path.startsWith('/') || !hasFolder || !isFree(path, world)) return null
  const source = joinPath(stageFolder('/moved', world), baseName(path))
  return { text: source, form: 'word', file: null, source, made: path }
}

/** A RUN is one line, in which BuildKit looks for here documents. */
export function isWritable(value: string): boolean {
  return !/[\r\n\0]|<</.test(value)
}

/** Nothing is there, and no artifact lies around it. */
export function isFree(path: string, world: World): boolean {
  const placed = world.host.placed()
  const isNear = placed.some(({ artifact }) => isWithin(artifact.path, path) || isWithin(path, artifact.path))
  return !isNear && world.host.kind(path) === 'missing'
}

/** `-oapp`: an option with the name of an artifact at its end. */
function gluesName(value: string, world: World): boolean {
  return world.host.placed().some(({ artifact }) => value.endsWith(baseName(artifact.path)))
}
