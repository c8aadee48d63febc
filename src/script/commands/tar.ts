import { known, literal } from '../../shell/value.ts'
import { baseName } from '../../source/path.ts'
import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { unpack, unpackFile } from '../emission.ts'
import { hostPath } from '../host-paths.ts'
import { spanOf, type World } from '../world.ts'
import { extractedAt, hasOwnUmask, partOf, reworkTo } from './extracted.ts'
import { readTar, type TarCall } from './tar-words.ts'
import { unpackInStage } from './unpack.ts'

const other: Outcome = { role: 'other', status: 'success' }

/** `tar x` of what comes out of a container (E48), `tar c` of extracted files (E47). */
export const tar: CommandModel = (call, world) => {
  const words = call.args.map((field) => (field.maySplit || field.glob ? null : known(field.value)))
  const asked = words.includes(null) ? null : readTar(words as string[])
  if (!asked) return other
  return asked.mode === 'extract' ? extract(asked, call, world) : create(asked, call, world)
}

function extract(asked: TarCall, call: Call, world: World): Outcome {
  const directory = asked.directory === null ? world.cwd : hostPath(world, literal(asked.directory))
  // A `-C` counts for the members behind it.
  if (directory === null || asked.members.some((member) => member.directory !== asked.directory)) return other
  const path = asked.archive === null ? null : hostPath(world, literal(asked.archive))
  const emission = call.input.type === 'file' ? null : call.input.emission
  const from = path ?? (call.input.type === 'file' ? call.input.path : null)
  const isKnown = emission
    ? unpack(emission, directory, asked, call.range, world)
    : from !== null && unpackFile(from, directory, asked, call, world)
  if (isKnown) return done
  if (asked.members.length === 0 && unpackInStage(asked, from, emission ?? null, directory, call, world))
    return done
  world.host.change(directory, spanOf(world, call.range))
  return other
}

function create(asked: TarCall, call: Call, world: World): Outcome {
  const path = asked.archive === null ? null : hostPath(world, literal(asked.archive))
  if (path === null || world.maybe || hasOwnUmask(world) || asked.members.length === 0) return other
  const found = asked.members.map(({ path: member, directory }) => {
    const source = hostPath(world, literal(directory === null ? member : `${directory}/${member}`))
    const from = source === null ? null : extractedAt(source, world)
    const artifact = from ? partOf(from) : null
    if (!from || !artifact || artifact.packed !== null || member.startsWith('/')) return null
    if (artifact.work.some((work) => work.kind === 'owner')) return null
    const isContents = /^\.\/?$/.test(member)
    if (!isContents && member.replace(/^\.\//, '') !== baseName(member)) return null
    return { from, artifact, packed: isContents ? '' : baseName(member) }
  })
  if (found.includes(null)) {
    world.host.change(path, spanOf(world, call.range))
    return other
  }
  if (world.host.kind(path) !== 'missing') return other
  for (const one of found) {
    const { from, artifact, packed } = one!
    reworkTo(from, { ...artifact, path, packed, placement: 'merge' }, call, world, null)
  }
  return done
}
