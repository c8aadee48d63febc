import { done, type CommandModel } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import { extractedAt, reworkInPlace } from './extracted.ts'
import { repeatInStage } from './repeat.ts'
import { write } from './write.ts'

/** Of an extracted file it changes the time, which no image shows (E130); in an extracted folder it may make a file. */
export const touch: CommandModel = (call, world) => {
  const paths = call.args.map((field) => (field.glob || field.maySplit ? null : hostPath(world, field.value)))
  const isWhole = paths.map((path) => path !== null && extractedAt(path, world)?.below === '')
  if (world.maybe || paths.length === 0 || !isWhole.every(Boolean))
    return repeatInStage(call, world) ?? write(call, world)
  for (const path of paths) reworkInPlace(extractedAt(path!, world)!, [{ kind: 'owner' }], call, world)
  return done
}
