import type { Artifact } from '../../pipeline/types.ts'
import { commandName } from '../../script/name.ts'
import { runOf, type CommandRecord, type World } from '../../script/world.ts'
import { copyViews, takesArtifacts } from '../copy-views.ts'
import { contextView } from '../find.ts'
import { lastBuild, partsOf, type Part } from '../plan.ts'
import { asIfPlaced } from '../sources.ts'
import { extractionMove } from './moved-extractions.ts'
import { redirectedArtifact } from './redirections.ts'
import { touchedArtifact } from './touches.ts'

/** What is known of a fold before its stages have names. */
interface Parts {
  readonly builders: readonly Part[]
  readonly finals: readonly Part[]
  readonly artifacts: ReadonlyMap<number, Artifact>
  readonly ends?: ReadonlyMap<number, number>
}

/**
 * Builders, by their steps, out of whose images the host still takes files: for a command behind the last build, or
 * for somebody who comes after the script. Their extractions stay, out of the image that a `docker build --target`
 * makes, behind the final build or where no build of the fold sees in its context what they leave there.
 */
export function hostBuilders(parts: Parts, world: World): ReadonlySet<number> {
  const wanted = new Set<number>()
  for (const record of world.records) {
    if (!isUse(record, world)) continue
    for (const field of record.fields) {
      const touched = touchedArtifact(record, field, parts, world)
      const isAfter = touched && record.at > lastBuild(parts, record.run, touched.artifact.build)
      if (touched && (isAfter || onlyReads(record))) wanted.add(touched.artifact.build!)
    }
  }
  for (const redirection of world.redirections) {
    const touched = redirectedArtifact(redirection, () => false, parts, world)
    if (touched && redirection.at > lastBuild(parts, redirection.run, touched.artifact.build))
      wanted.add(touched.artifact.build!)
  }
  for (const id of untaken(parts, world)) wanted.add(parts.artifacts.get(id)!.build!)
  return new Set(
    parts.builders
      .filter(
        (builder) =>
          wanted.has(builder.build.id) &&
          isOfScript(builder) &&
          (mayStay(builder, parts, world) || extractionMove(builder, parts, world) !== null),
      )
      .map(({ build }) => build.id),
  )
}

/** What is typed by hand is gone once its Dockerfile is. */
function isOfScript({ byHand, pulled }: Part): boolean {
  return !byHand || pulled !== undefined
}

/** What only looks at files, speaks of them or clears them away does not want them. */
function isUse(record: CommandRecord, world: World): boolean {
  if (record.role === 'other') return true
  return (
    record.role === 'step' &&
    record.steps.some((id) => {
      const step = world.steps[id]!
      return step.kind === 'rework' && !changers.has(step.command)
    })
  )
}

/** They change what is there or take it away; when no build comes any more, nobody gets anything of it. */
export const changers: ReadonlySet<string> = new Set(['chmod', 'chown', 'chgrp', 'touch', 'truncate', 'rm'])

/** Its output tells of files, which stay as they are: it may come before a build takes them. */
export function onlyReads(record: CommandRecord): boolean {
  const name = record.fields[0] && commandName(record.fields[0])
  return record.role === 'other' && readers.has(name ?? '')
}

const readers = new Set([
  'sha1sum',
  'sha224sum',
  'sha256sum',
  'sha384sum',
  'sha512sum',
  'md5sum',
  'cksum',
  'wc',
])

/** Extractions that no build of the fold takes. */
export function untaken(parts: Parts, world: World): readonly number[] {
  const taken = new Set<number>()
  for (const part of partsOf(parts)) {
    const view = contextView(part, world.project)
    for (const placed of view.placed) {
      if (!parts.artifacts.has(placed.step) || !takesArtifacts(part, { ...view, placed: [placed] })) continue
      for (const id of origins(placed.step, world)) for (const other of together(id, world)) taken.add(other)
    }
  }
  return [...parts.artifacts.keys()].filter((id) => {
    // Once the images are made nothing is taken, and what is thrown away then is missed by nobody.
    const { build } = parts.artifacts.get(id)!
    const isAfter = id > lastBuild(parts, runOf(world, id), build) && world.steps[id]!.kind === 'rework'
    return !taken.has(id) && !isAfter
  })
}

/** What one command brought came in one piece, however many files of it somebody asks for. */
function together(id: number, world: World): number[] {
  const step = world.steps[id]!
  if (step.kind !== 'rework' && (step.kind !== 'extract' || step.via !== step.container)) return [id]
  return world.steps.flatMap((other) =>
    other.kind === step.kind && other.span.start === step.span.start ? [other.id] : [],
  )
}

/** A step and those that put there what it worked on. */
function origins(id: number, world: World): number[] {
  const step = world.steps[id]
  if (step?.kind !== 'rework') return [id]
  const read = step.artifact.work.flatMap((work) => (work.kind === 'command' ? work.inputs : []))
  const others = world.steps.filter((one) => 'artifact' in one && read.includes(one.artifact))
  return [id, step.from, ...others.map((one) => one.id)].flatMap((one) =>
    one === id ? [id] : origins(one, world),
  )
}

/**
 * The one build makes the builders' stages after the extraction, and what it takes from a stage it must not take from
 * the context as well.
 */
function mayStay(builder: Part, parts: Parts, world: World): boolean {
  const own = [...parts.artifacts].filter(([, artifact]) => artifact.build === builder.build.id)
  return partsOf(parts).every((part) => {
    const view = contextView(part, world.project)
    const isFinal = parts.finals.includes(part)
    return own.every(([id, artifact]) => {
      const placed = view.placed.filter(({ step }) => step === id)
      // What is gone when the part is built is gone in both ways, and a final image is not built again.
      if (placed.length === 0 && (isFinal || id < part.build.id)) return true
      if (placed.length === 0) return !takesArtifacts(part, { ...view, placed: [asIfPlaced(artifact.path)] })
      const all = view.placed.filter(({ step }) => parts.artifacts.has(step))
      return copyViews(part, { ...view, placed: all }).every(
        (found) => found.kind !== 'both' || !found.taken.some((one) => one.artifact === artifact),
      )
    })
  })
}
