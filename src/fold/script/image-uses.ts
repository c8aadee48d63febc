import { commandName } from '../../script/name.ts'
import { imageId } from '../../script/ids.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import { equal, known, splitAt, type Value } from '../../shell/value.ts'
import { sameImage } from '../../dockerfile/reference.ts'
import { lastBuild, partsOf, type Part } from '../plan.ts'

interface Parts {
  readonly builders: readonly Part[]
  readonly finals: readonly Part[]
  readonly others: readonly Part[]
}

/** Builders, by their steps, whose images commands name that are no steps of a pipeline, or builds as their cache. */
export function namedBuilders(parts: Parts, world: World): ReadonlySet<number> {
  const named = new Set<number>()
  for (const record of world.records) {
    for (const field of record.fields) {
      const builder = builderNamed(record, field.value, parts)
      if (builder && isKnownUse(record, field.value, parts)) named.add(builder.build.id)
    }
    for (const builder of parts.builders) if (isPushed(builder, record)) named.add(builder.build.id)
  }
  for (const { build, moment } of [...parts.finals, ...parts.others]) {
    const caches = build.flags.filter(({ name }) => name === 'cache-from').map(({ value }) => value ?? [])
    for (const value of caches) {
      const builder = imageAt(value, { at: build.id, run: moment.run }, parts)
      if (builder) named.add(builder.build.id)
    }
  }
  return named
}

/** The builder whose image a word of a command means, by its position in the script. */
export function builderNamed(record: CommandRecord, value: Value, parts: Parts): Part | null {
  return ['other', 'test'].includes(record.role) ? imageAt(value, record, parts) : null
}

/** What comes behind the last build, or only reads, cannot make what a build takes. */
export function isKnownUse(record: CommandRecord, value: Value, parts: Parts): boolean {
  if (!isDockerCommand(record)) return /[:/]/.test(known(value) ?? '')
  if (record.role === 'test' || record.at > lastBuild(parts, record.run)) return true
  return record.fields
    .slice(1, 3)
    .some((field) => ['save', 'scan', 'scout'].includes(known(field.value) ?? ''))
}

export function isDockerCommand(record: CommandRecord): boolean {
  return record.fields.slice(0, 3).some((field) => engines.has(commandName(field) ?? ''))
}

const engines = new Set(['docker', 'podman', 'nerdctl', 'buildah'])

function imageAt(value: Value, { at, run }: Pick<CommandRecord, 'at' | 'run'>, parts: Parts): Part | null {
  const part = [...partsOf(parts), ...parts.others]
    .filter(({ moment }) => moment.run === run)
    .filter(
      ({ build }) => build.id < at && [imageId(build.id), ...build.tags].some((name) => isSame(name, value)),
    )
    .toSorted((a, b) => a.build.id - b.build.id)
    .at(-1)
  return part && parts.builders.includes(part) && !part.byHand ? part : null
}

function isSame(a: Value, b: Value): boolean {
  const [one, other] = [known(a), known(b)]
  return one === null || other === null ? equal(a, b) : sameImage(one, other)
}

/** `docker push --all-tags app` pushes app:build too. */
function isPushed({ build, byHand }: Part, record: CommandRecord): boolean {
  const words = record.fields.map((field) => field.value)
  const isAll = words.some((word) => ['-a', '--all-tags'].includes(known(word) ?? ''))
  if (byHand || !isAll || record.at < build.id || !words.some((word) => known(word) === 'push')) return false
  return build.tags.some((tag) => words.some((word) => equal(splitAt(tag, ':')?.[0] ?? tag, word)))
}
