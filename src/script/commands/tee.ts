import { known } from '../../shell/value.ts'
import type { CommandModel, Outcome } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import { spanOf } from '../world.ts'
import { writeFile } from '../write-file.ts'

const other: Outcome = { role: 'other', status: 'success' }

/** `tee FILE` writes what it reads. */
export const tee: CommandModel = (call, world) => {
  const options = call.args.flatMap((field) => known(field.value)?.match(/^-.*/)?.[0] ?? [])
  const appends = options.some((option) => /^-\w*a|^--append$/.test(option))
  const isPlain = options.every((option) => /^-[ai]+$|^--append$/.test(option))
  const content = call.input.type === 'file' || !isPlain ? null : (call.input.content ?? null)
  for (const field of call.args) {
    const path = known(field.value)?.startsWith('-') ? null : hostPath(world, field.value)
    if (path !== null) writeFile(path, appends, content, spanOf(world, call.range), world)
  }
  return other
}
