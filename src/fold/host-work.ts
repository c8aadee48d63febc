import type { Journal } from '../diagnostics/journal.ts'
import { readCopy, isUrl } from '../dockerfile/copy.ts'
import { expandWord } from '../dockerfile/expand.ts'
import { scopeAt } from '../dockerfile/scope.ts'
import { givenArguments } from './given.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import type { Extraction, Reworking } from '../pipeline/types.ts'
import { isProgramName } from '../script/name.ts'
import { hostPath } from '../script/host-paths.ts'
import type { CommandRecord, World } from '../script/world.ts'
import { show } from '../shell/value.ts'
import { cleanPath, isWithin, joinPath } from '../source/path.ts'
import { takesArtifacts } from './copy-views.ts'
import { contextView } from './find.ts'
import type { Part } from './plan.ts'
import { repositoryMatches } from './repository-files.ts'
import { asIfPlaced, viewSource } from './sources.ts'

/**
 * An extracted file that the host works on and that reaches a later build under another name: renamed, packed,
 * stamped. The pattern does not see it, so it would be left half folded.
 *
 * @param known extractions that the pattern has.
 */
export function refuseHostWork(
  world: World,
  parts: readonly Part[],
  known: ReadonlySet<number>,
  journal: Journal,
): void {
  for (const step of world.steps) {
    if (
      (step.kind !== 'extract' && step.kind !== 'rework') ||
      step.artifact.build === null ||
      known.has(step.id)
    )
      continue
    const later = parts.filter((part) => part.build.id > step.id)
    const worker = world.records.find(
      (record) => worksOn(record, step, world) && later.some((part) => mayTake(part, record, world)),
    )
    const builder = world.steps[step.artifact.build]
    if (!worker || builder?.kind !== 'build') continue
    const dockerfile = builder.dockerfile ?? 'the builder'
    const args = {
      command: show(worker.fields[0]!.value),
      path: step.artifact.path,
      stage: dockerfile,
      dockerfile,
    }
    const related = [{ span: step.span, text: `${step.artifact.path} is extracted here` }]
    journal.add('SF210', { path: worker.script.path, ...worker.range }, args, { related })
  }
}

function worksOn(record: CommandRecord, step: Extraction | Reworking, world: World): boolean {
  const isHostCommand = record.steps.every((id) => ['host', 'rework'].includes(world.steps[id]!.kind))
  if (record.at <= step.id || !isHostCommand || !['step', 'other'].includes(record.role)) return false
  if (/^(rm|rmdir|mkdir)$/.test(show(record.fields[0]?.value ?? []))) return false
  const at = { ...world, cwd: record.cwd }
  return record.fields.some(
    (field) =>
      !isProgramName(field, record.fields) && isWithin(hostPath(at, field.value) ?? '/', step.artifact.path),
  )
}

/** The build copies something that the command wrote, or something that neither repository nor pattern has. */
function mayTake(part: Part, record: CommandRecord, world: World): boolean {
  if (part.build.id < record.at) return false
  const view = contextView(part, world.project)
  const written = part.moment.host.changed.filter(({ path }) => isWithin(path, part.context))
  if (takesArtifacts(part, { ...view, placed: written.map(({ path }) => asIfPlaced(path)) })) return true
  return takesUnknown(part, world)
}

/** Some COPY names a file that neither the repository nor an extraction has. */
export function takesUnknown(part: Part, world: World): boolean {
  const view = contextView(part, world.project)
  return sourcesOf(part).some((source) => {
    const path = joinPath(part.context, source)
    const isPlaced = view.placed.some(
      ({ artifact }) => isWithin(path, artifact.path) || isWithin(artifact.path, path),
    )
    if (hasMeta(source))
      return viewSource(source, view).kind === 'context' && !repositoryMatches(source, view)
    return !isPlaced && (world.project.kind(path) === 'missing' || world.host.isLeftOver(path))
  })
}

/** Some COPY takes a whole folder of the repository, into which anything may have been unpacked. */
export function takesFolder(part: Part, world: World): boolean {
  return sourcesOf(part).some((source) => world.project.kind(joinPath(part.context, source)) === 'directory')
}

/** Some COPY takes a folder, or one around it. */
export function copiesFolder(part: Part, path: string, world: World): boolean {
  return sourcesOf(part).some((source) => {
    const taken = joinPath(part.context, source)
    return isWithin(path, taken) && world.project.kind(taken) === 'directory'
  })
}

/** What the part's COPY and ADD name in the context, in words that are known. */
export function sourcesOf(part: Part): string[] {
  return part.dockerfile.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) => {
      const copy = readCopy(instruction)
      const lookup = scopeAt(part.dockerfile, stage, instruction, givenArguments(part))
      const words = copy && !copy.from ? copy.sources : []
      return words
        .map((word) => expandWord(word.text, lookup, part.dockerfile.escape).text)
        .filter((text) => text !== null && !isUrl(text))
        .map((text) => (cleanPath(`/${text}`) ?? '/').slice(1))
    }),
  )
}
