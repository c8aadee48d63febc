import { Journal } from '../diagnostics/journal.ts'
import type { FileChange, FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import type { Project } from '../project/project.ts'
import { joinPath } from '../source/path.ts'
import { changeComposeFiles, type ComposeChange } from './compose-files.ts'
import { withoutLastFiles } from './kept-folders.ts'
import { isStillNamed } from './leftovers.ts'
import type { Merged } from './merge-pattern.ts'
import { findIgnoreFile } from './ignore-file.ts'
import { ignoreDifference } from './ignore-merge.ts'
import { nameOf, partsOf, type Part } from './plan.ts'

/** The files that the fold changes, each once: what two patterns would write differently is refused. */
export function changes(
  merged: readonly Merged[],
  world: World,
  scripts: ReadonlyMap<string, string | null>,
  options: FoldOptions,
  journal: Journal,
): FileChange[] {
  const { project } = options
  const texts = new Map<string, string | null>()
  const write = (path: string, text: string, { plan }: Merged): void => {
    const isOther = texts.has(path) && texts.get(path) !== text
    if (isOther) journal.add('SF324', plan.final.build.span, { path })
    texts.set(path, text)
  }
  for (const one of merged) {
    write(one.dockerfile, one.text, one)
    for (const { path, text } of one.united.ignore) if (text !== null) write(path, text, one)
    refuseOtherReaders(one, merged, project, journal)
  }
  for (const [path, text] of scripts) texts.set(path, text)
  for (const path of scripts.keys()) refuseShared(path, world, named(merged, world, options), journal)
  const composed = changeComposeFiles(merged, world, options, journal)
  for (const { path, text } of composed) texts.set(path, text)
  const gone = options.keep === true ? [] : obsolete(merged, world, composed, options, journal)
  for (const path of gone) texts.set(path, null)
  const lists = merged.flatMap(({ united }) => united.ignore).filter(({ text }) => text === null)
  for (const { path } of lists) if (gone.includes(path.replace(/\.dockerignore$/, ''))) texts.set(path, null)
  return [...texts]
    .map(([path, after]): FileChange => {
      const file = project.read(path)
      return { path, before: file?.text ?? null, after, encoding: file?.encoding ?? 'utf8' }
    })
    .filter((one) => one.before !== one.after)
}

/** A build that stays as it is reads the files that it read before. */
function refuseOtherReaders(
  { plan, dockerfile, united }: Merged,
  merged: readonly Merged[],
  project: Project,
  journal: Journal,
): void {
  for (const other of plan.others) {
    if (other.dockerfile.path === dockerfile && !isPart(other, merged))
      journal.add('SF310', other.build.span, { file: dockerfile })
    const own = findIgnoreFile(project, other.context, nameOf(other))
    for (const { path, text } of united.ignore) {
      const isRead = path === (own.path ?? joinPath(other.context, '.dockerignore'))
      const differing =
        isRead && text !== null ? ignoreDifference(other, own, text, other.context, project) : null
      if (differing !== null)
        journal.add('SF314', other.build.span, { path: differing, one: path, other: 'itself', option: '' })
    }
  }
}

/** A script that others call too cannot lose what they call it for. */
function refuseShared(path: string, world: World, own: ReadonlySet<string>, journal: Journal): void {
  if (world.mains.some((main) => main.path === path)) return
  const found = new Journal()
  if (!isStillNamed(path, world.project, own, found)) return
  const place = found.sorted().find(({ span }) => span)!.span!
  const related = [{ span: place, text: `${path} is named here` }]
  journal.add('SF229', { path, start: 0, end: 0 }, { file: path, other: place.path }, { related })
}

/** Files of which the fold knows what they name. */
function named(
  merged: readonly Merged[],
  world: World,
  { alsoFolded = [] }: FoldOptions,
): ReadonlySet<string> {
  return new Set([
    ...alsoFolded,
    ...merged.map(({ dockerfile }) => dockerfile),
    ...world.scripts.keys(),
    ...merged.flatMap(({ plan }) => partsOf(plan).map((part) => part.dockerfile.path)),
  ])
}

/** Dockerfiles that are merged into others and that nothing names any more. */
function obsolete(
  merged: readonly Merged[],
  world: World,
  composed: readonly ComposeChange[],
  options: FoldOptions,
  journal: Journal,
): readonly string[] {
  const { project, output, keep } = options
  const all = merged.flatMap(({ plan }) => partsOf(plan))
  const pathOf = ({ dockerfile }: Part): string => dockerfile.path
  const used = new Set([
    ...merged.map(({ dockerfile }) => dockerfile),
    ...merged.flatMap(({ plan }) => plan.others.filter((part) => !isPart(part, merged)).map(pathOf)),
    ...(output === undefined ? [] : merged.flatMap(({ plan }) => plan.finals.map(pathOf))),
    ...(typeof keep === 'object' ? keep : []),
  ])
  const own = named(merged, world, options)
  const edited = new Map(composed.map(({ path, edits }) => [path, edits]))
  const unread = [...new Set(all.map(pathOf))].filter(
    (path) =>
      !used.has(path) &&
      !world.project.isWritten(path) &&
      project.kind(path) === 'file' &&
      !isStillNamed(path, project, own, journal, edited),
  )
  return withoutLastFiles(unread, merged, world, project, journal)
}

function isPart(part: Part, merged: readonly Merged[]): boolean {
  return merged.some(({ plan }) => partsOf(plan).some(({ build }) => build.id === part.build.id))
}
