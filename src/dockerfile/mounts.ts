import { csvFields } from './csv.ts'
import type { Flag, Instruction, Word } from './types.ts'

/** A `--mount` of a RUN. Values are as written: not yet expanded. */
export interface Mount {
  readonly flag: Flag
  /** Lower case; `bind` where none is written. */
  readonly type: string
  readonly from: Word | null
  readonly source: Word | null
  readonly target: Word | null
  /** Every `key=value` in order, keys in lower case; a null value for a bare key. */
  readonly fields: readonly MountField[]
  /** The value is not valid CSV; nothing else is known then. */
  readonly malformed: boolean
}

export interface MountField {
  readonly key: string
  readonly value: Word | null
}

/** What the flags of a RUN ask for. */
export interface RunFlags {
  readonly mounts: readonly Mount[]
  readonly network: Flag | null
  readonly security: Flag | null
}

/** @returns the flags of a RUN; nothing for any other instruction. */
export function readRunFlags(instruction: Instruction): RunFlags {
  const flags = instruction.keyword === 'RUN' ? instruction.flags : []
  return {
    mounts: flags.filter(({ name }) => name === 'mount').map(readMount),
    network: flags.find(({ name }) => name === 'network') ?? null,
    security: flags.find(({ name }) => name === 'security') ?? null,
  }
}

/** @returns the mounts of a RUN as BuildKit's `parseMount` reads them; none for any other instruction. */
export function readMounts(instruction: Instruction): readonly Mount[] {
  return readRunFlags(instruction).mounts
}

function readMount(flag: Flag): Mount {
  const columns = csvFields(flag.value ?? '')
  const fields = (columns ?? []).map((column) => toField(flag, column))
  const value = (...keys: readonly string[]): Word | null =>
    fields.findLast(({ key }) => keys.includes(key))?.value ?? null
  return {
    flag,
    type: value('type')?.text.toLowerCase() ?? 'bind',
    from: value('from'),
    source: value('source', 'src'),
    target: value('target', 'dst', 'destination'),
    fields,
    malformed: columns === null,
  }
}

function toField(flag: Flag, { text, places }: { text: string; places: readonly number[] }): MountField {
  const cut = text.indexOf('=')
  if (cut === -1) return { key: text.toLowerCase(), value: null }
  const offsets = places.map((place) => flag.valueOffsets[place]!)
  const start = (offsets[cut] ?? flag.start) + 1
  const end = Math.max(start, (offsets.at(-1) ?? flag.start) + 1)
  return { key: text.slice(0, cut).toLowerCase(), value: { text: text.slice(cut + 1), start, end } }
}
