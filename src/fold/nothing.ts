import type { Journal } from '../diagnostics/journal.ts'
import type { Artifact, ImageBuild } from '../pipeline/types.ts'
import type { FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import type { Part } from './plan.ts'
import { referencesOf, stageOf } from './references.ts'
import { isUnfollowed, refuseWritten } from './written-dockerfiles.ts'
import { show } from '../shell/value.ts'
import { readFromProject } from './dockerfiles.ts'
import { findTarget } from './find.ts'
import { Journal as Silent } from '../diagnostics/journal.ts'
import { baseName, directoryOf, joinPath } from '../source/path.ts'

/**
 * Says why a script that extracts files folds nothing: a build that could not be read, a final build that is typed
 * by hand elsewhere, or a Dockerfile that is folded already.
 */
export function explainNothing(
  world: World,
  options: FoldOptions,
  parts: readonly Part[],
  unread: readonly ImageBuild[],
  journal: Journal,
): void {
  const extracted = world.steps.flatMap((step) => (step.kind === 'extract' ? [step] : []))
  if (extracted.length === 0) return
  for (const build of unread) {
    if (isUnfollowed(build, world)) refuseWritten([build], world, journal)
    else if (build.dockerfile === null || build.context === null) journal.add('SF219', build.span)
    else {
      const dockerfile = readFromProject(options.project, build.dockerfile, build.span, journal)
      if (dockerfile) findTarget(dockerfile, build, journal)
    }
  }
  if (journal.refused) return
  for (const { artifact, span } of extracted) {
    const waiting = artifact.build === null ? dockerfileThatTakes(artifact, options) : null
    if (waiting) {
      const related = [{ span: waiting.span, text: `${waiting.path} copies it` }]
      journal.add('SF204', span, { image: show(artifact.image) }, { related })
    } else {
      const folded = parts.find((part) => part.build.id > artifact.build! && copiesFromStage(part))
      if (folded) journal.add('SF501', span, { file: folded.dockerfile.path })
      else journal.add('SF506', span)
    }
  }
}

/** It has the builder's stages itself. */
function copiesFromStage({ dockerfile }: Part): boolean {
  return referencesOf(dockerfile).some(
    (reference) => reference.where === 'COPY' && stageOf(reference, dockerfile) !== null,
  )
}

/** A Dockerfile near the extracted file that copies a file of this name, which no checkout has. */
function dockerfileThatTakes(
  artifact: Artifact,
  options: FoldOptions,
): { path: string; span: { path: string; start: number; end: number } } | null {
  if (options.project.kind(artifact.path) !== 'missing' && !options.project.ignoredByGit(artifact.path))
    return null
  const directories = [directoryOf(artifact.path), directoryOf(directoryOf(artifact.path))]
  for (const directory of new Set(directories)) {
    for (const name of options.project.list(directory)) {
      const path = joinPath(directory, name)
      if (!/^Dockerfile|\.Dockerfile$/.test(name) || options.project.kind(path) !== 'file') continue
      const dockerfile = readFromProject(options.project, path, null, new Silent())
      const taking = dockerfile?.instructions.find(
        ({ keyword, words, flags }) =>
          (keyword === 'COPY' || keyword === 'ADD') &&
          !flags.some((flag) => flag.name === 'from') &&
          words
            .slice(0, -1)
            .some((word) => baseName(word.text.replace(/\/+$/, '')) === baseName(artifact.path)),
      )
      if (taking) return { path, span: { path, start: taking.start, end: taking.end } }
    }
  }
  return null
}
