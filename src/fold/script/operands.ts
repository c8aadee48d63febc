import type { HostStep, Step } from '../../pipeline/types.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import { hostPath } from '../../script/host-paths.ts'
import { matchesGlob } from '../../shell/glob.ts'
import { equal, known } from '../../shell/value.ts'
import { baseName, directoryOf } from '../../source/path.ts'

type Field = CommandRecord['fields'][number]

/** What a word of `rm`, `mkdir`, `docker rm` or `docker rmi` names, as far as the steps of the command say. */
export interface Operand {
  readonly field: Field
  /** Host paths for `rm` and `mkdir`; empty when nobody knows them. */
  readonly paths: readonly string[]
  /** Place in the step's containers or images; -1 for host paths. */
  readonly at: number
}

/** The words that a removal or a mkdir works on, without its options. */
export function operandsOf(record: CommandRecord, step: Step, world: World): readonly Operand[] {
  if (step.kind === 'host') return hostOperands(record, step, world)
  const names = step.kind === 'remove' ? step.containers : step.kind === 'image' ? step.images : []
  return names.flatMap((name, at) => {
    const field = record.fields.findLast((one) => equal(one.value, name))
    return field ? [{ field, paths: [], at }] : []
  })
}

function hostOperands(record: CommandRecord, step: HostStep, world: World): Operand[] {
  const verb = record.fields.findIndex((field) => baseName(known(field.value) ?? '') === step.command)
  return record.fields
    .slice(verb + 1)
    .filter((field) => !known(field.value)?.startsWith('-'))
    .map((field) => ({ field, paths: pathsOf(field, record, step, world), at: -1 }))
}

function pathsOf(field: Field, record: CommandRecord, step: HostStep, world: World): readonly string[] {
  const path = field.maySplit ? null : hostPath({ ...world, cwd: record.cwd }, field.value)
  if (path === null) return []
  if (!field.glob) return [path]
  return step.paths.filter(
    (one) => directoryOf(one) === directoryOf(path) && matchesGlob(baseName(path), baseName(one)),
  )
}
