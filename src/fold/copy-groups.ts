import type { CopyForm } from '../dockerfile/copy.ts'
import { escapeWord } from '../dockerfile/expand.ts'
import type { Instruction, Stage, Word } from '../dockerfile/types.ts'
import { escapeMeta, hasMeta } from '../dockerfile/pattern.ts'
import { cleanPath } from '../source/path.ts'
import type { Journal } from '../diagnostics/journal.ts'
import { destinationFor, directoryBelow } from './destination.ts'
import { extraFor, RESULT, type ExtraStage } from './extra-stages.ts'
import { prefixedSource, type ContextWay } from './context-sources.ts'
import { hostFileSource } from './host-files.ts'
import { ignoredTaken, isIgnored } from './ignored.ts'
import { ownerFlag, type OwnerOptions } from './owners.ts'
import { spanIn, stageNameOf, type Part, type Plan } from './plan.ts'
import type { Reach } from './reach.ts'
import { repositoryMatches } from './repository-files.ts'
import type { BuildView, Taken } from './sources.ts'
import { checkLinks } from './links.ts'
import { writeSource } from './write-copy.ts'

import { takenOf, type Viewed } from './copy-views.ts'
export interface Job {
  readonly plan: Plan
  readonly part: Part
  readonly view: BuildView
  readonly journal: Journal
  readonly owners: OwnerOptions
  /** From the merged build's context to the part's own. */
  readonly way: ContextWay
  readonly reach: Reach
  readonly extras: readonly ExtraStage[]
}

export interface Group {
  /** Or the named context; null for what still comes from the context. */
  readonly stageName: string | null
  readonly chown: string | null
  readonly sources: string[]
  readonly words: (Word | null)[]
  readonly destination: string
}

/** A pattern that matches nothing of the repository: alone in a COPY, the classic builder stops at it (E42). */
export function isEmptyHalf({ word, view }: Viewed, all: readonly Viewed[], job: Job): boolean {
  if (view.kind !== 'context' || !hasMeta(word.text) || word.text.includes('$')) return false
  return (
    all.some((other) => other.view.kind !== 'context') &&
    !repositoryMatches(cleanPath(`/${word.text}`)!.slice(1), job.view)
  )
}

export function groupSources(
  copy: CopyForm,
  instruction: Instruction,
  stage: Stage,
  views: readonly Viewed[],
  job: Job,
): Group[] {
  const groups: Group[] = []
  const add = (
    stageName: string | null,
    chown: string | null,
    source: string,
    word: Word | null,
    destination: string,
  ): void => {
    const last = groups.at(-1)
    if (
      last &&
      last.stageName === stageName &&
      last.chown === chown &&
      last.destination === destination &&
      (copy.sources.length > 1 || destination.endsWith('/'))
    ) {
      last.sources.push(source)
      last.words.push(word)
    } else groups.push({ stageName, chown, sources: [source], words: [word], destination })
  }
  for (const viewed of views) {
    const { word, view } = viewed
    if (view.kind === 'context' || (view.kind === 'both' && !view.empty))
      add(job.way.name, null, prefixedSource(word.text, job.way.prefix), word, copy.destination.text)
    for (const taken of takenOf(viewed)) {
      const byName = view.kind === 'artifact' && takenOf(viewed).every((one) => isIgnored(one, job))
      if (ignoredTaken(taken, byName, job, instruction)) continue
      const own = hostFileSource(taken, copy, job, instruction)
      if (own !== null) {
        const source = escapeWord(escapeMeta(own.taken.stagePath), job.part.dockerfile.escape)
        const named = own.taken
        const { part, plan, journal } = job
        const destination = destinationFor({
          copy,
          taken: named,
          view,
          instruction,
          stage,
          part,
          plan,
          journal,
        })
        add(own.name, null, source, null, destination)
        continue
      }
      if (taken.artifact.packed !== null && !unpacks(copy, taken, job, instruction)) continue
      noteReading(taken, job, instruction)
      checkLinks(taken, takenOf(viewed).length > 1, job, instruction)
      const unpack = copy.kind === 'ADD' ? extraFor('unpack', taken, job.extras) : null
      const folder = view.kind === 'both' ? extraFor('folder', taken, job.extras) : null
      const extra = unpack ?? folder
      if (extra) {
        const into = folder ? directoryBelow(copy.destination.text, taken.below) : copy.destination.text
        add(
          extra.stageName,
          folder && !copy.chown ? '--chown=0:0' : null,
          RESULT,
          null,
          into.replace(/\/?$/, '/'),
        )
        continue
      }
      if (taken.artifact.packed !== null) {
        add(
          stageNameOf(job.plan, taken.artifact),
          copy.chown ? null : '--chown=0:0',
          writeSource(taken, job.part.dockerfile.escape),
          null,
          directoryOfPacked(copy, taken),
        )
        continue
      }
      const stageName = stageNameOf(job.plan, taken.artifact)
      const destination = destinationFor({
        copy,
        taken,
        view,
        instruction,
        stage,
        part: job.part,
        plan: job.plan,
        journal: job.journal,
      })
      const chown = copy.chown ? null : ownerFlag(taken, job.plan, job.owners, job.journal)
      add(
        stageName,
        chown,
        writeSource(taken, job.part.dockerfile.escape),
        view.kind === 'artifact' ? word : null,
        destination,
      )
    }
  }
  return groups
}

/** ADD unpacks an archive that the host made of extracted files (E47); any other use needs the archive itself. */
function unpacks(copy: CopyForm, { artifact }: Taken, job: Job, instruction: Instruction): boolean {
  const span = spanIn(job.part, instruction)
  if (copy.kind === 'ADD' && !artifact.raw && artifact.work.length === 0) {
    job.journal.add('SF431', span, { path: artifact.path })
    return true
  }
  job.journal.add(artifact.raw ? 'SF207' : 'SF321', span, { path: artifact.path })
  return false
}

function directoryOfPacked(copy: CopyForm, { artifact }: Taken): string {
  const directory = copy.destination.text.replace(/\/?$/, '/')
  return artifact.packed === '' ? directory : directory + artifact.packed!
}

function noteReading(taken: Taken, job: Job, instruction: Instruction): void {
  if (taken.nestedName === undefined) return
  const span = spanIn(job.part, instruction)
  job.journal.add('SF401', span, {
    path: taken.artifact.path,
    name: taken.nestedName,
    source: `${taken.artifact.path}/${taken.nestedName}`,
  })
}
