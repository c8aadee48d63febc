import { Journal } from '../diagnostics/journal.ts'
import type { FoldResult } from '../result.ts'
import { foldJob } from './fold-all.ts'
import type { Traced } from './fold-all.ts'
import type { ImageUse } from './gone-images.ts'
import { findOutsiders } from './outsiders.ts'
import type { Entry } from './entry.ts'
import { tellDocuments, tellOther, tellTaken } from './tell.ts'
import { SharedFiles } from './shared-files.ts'
import type { Job, ScanOptions, ScanResult } from './types.ts'
import { unitsOf } from './units.ts'

/**
 * Pipelines that share a Dockerfile or a script: all of them fold and make the same of it, or none that would change
 * it does. A file that only goes, and that a script without any pattern still builds from, stays.
 */
export function settleShared(
  outcomes: readonly Traced[],
  jobs: readonly Job[],
  options: ScanOptions,
): readonly ScanResult[] {
  const files = new SharedFiles(outcomes, options.project)
  foldTogether(files, options)
  const { users, told, images, files: taken } = findOutsiders(files, jobs, options)
  for (const user of users) files.addOutsider(user)
  keepImages(images, files, options)
  const open = new Set(files.entries)
  for (const entry of open) {
    open.delete(entry)
    const conflict = files.conflictOf(entry)
    if (!conflict) continue
    const touched = [...entry.edits.keys()].flatMap((path) => files.usersOf(path))
    giveWay(entry, conflict, files, options)
    for (const other of touched) open.add(other)
  }
  for (const { entry, other, path } of files.builtElsewhere()) tellOther(entry, other, path)
  for (const entry of files.entries) tellDocuments(entry, told)
  for (const use of taken) tellTaken(use)
  return unitsOf(files.entries.map(({ outcome }) => outcome))
}

/** That another script names a file is no reason to keep it once that script is folded too. */
function foldTogether(files: SharedFiles, options: ScanOptions): void {
  const byScript = new Map(files.entries.map((entry) => [entry.outcome.scripts[0], entry]))
  const partners = files.entries.map((entry) => {
    const named = new Set(namedBy(entry.outcome.result))
    return [...named].flatMap((path) => {
      const other = byScript.get(path)
      return other && other !== entry && mayFold(other) ? [other] : []
    })
  })
  for (const [at, entry] of files.entries.entries()) {
    const others = partners[at]!
    if (others.length === 0) continue
    const alsoFolded = others.map(({ outcome }) => outcome.scripts[0])
    const folded = foldJob(entry.outcome, options, { alsoFolded })
    if (folded.result.status === 'folded') files.foldWith(entry, others, folded)
  }
}

/** What others start from is made as before, out of the merged Dockerfile. */
function keepImages(uses: readonly ImageUse[], files: SharedFiles, options: ScanOptions): void {
  const journals = new Map<Entry, Journal>()
  for (const { entry, image, span } of uses) {
    const journal = journals.get(entry) ?? new Journal()
    journals.set(entry, journal)
    if (entry.keptImages.includes(image)) continue
    journal.add('SF524', span, { image, script: entry.outcome.scripts[0] })
    entry.keptImages.push(image)
  }
  for (const [entry, journal] of journals) {
    const own = { keepImages: entry.keptImages }
    const alsoFolded = entry.partners.map(({ outcome }) => outcome.scripts[0])
    if (entry.alone) entry.alone = foldJob(entry.outcome, options, own)
    files.become(
      entry,
      foldJob(entry.outcome, options, { ...own, ...(entry.alone && { alsoFolded }) }),
      journal,
    )
  }
}

function mayFold({ outcome: { result } }: Entry): boolean {
  return result.status === 'folded' || namedBy(result).length > 0
}

/** Scripts that still name what a fold could do without. */
function namedBy({ diagnostics }: FoldResult): readonly string[] {
  return diagnostics.flatMap(({ code, span, args }) => {
    if (code === 'SF503' && span) return [span.path]
    return code === 'SF229' ? [args['other']!] : []
  })
}

/** One step back: alone again, with the file kept, or refused. */
function giveWay(
  entry: Entry,
  conflict: { readonly path: string; readonly other: Entry },
  files: SharedFiles,
  options: ScanOptions,
): void {
  const { path, other } = conflict
  const isGone = entry.edits.get(path) === null
  if (entry.alone) files.foldAlone(entry)
  else if (isGone && !isSettledWith(other, path) && !entry.kept.includes(path)) {
    entry.kept.push(path, entry.links.get(path) ?? path)
    const journal = new Journal()
    journal.add('SF503', other.uses.get(path)!, { file: path })
    files.become(
      entry,
      foldJob(entry.outcome, options, { keep: entry.kept, keepImages: entry.keptImages }),
      journal,
    )
  } else refuseBoth(entry, other, path, files)
}

/** It is refused, so that both are, or changes the file itself. Any other only needs it to be there. */
function isSettledWith({ outcome, edits }: Entry, path: string): boolean {
  return outcome.result.status === 'refused' || edits.has(path)
}

/** Both at once where both would change it, so that neither is told that the other is refused anyway. */
function refuseBoth(entry: Entry, other: Entry, path: string, files: SharedFiles): void {
  const reason = reasonOf(other, path)
  const isMutual = other.outcome.result.status === 'folded' && other.edits.has(path)
  refuse(entry, other, path, reason, files)
  if (isMutual) refuse(other, entry, path, reason, files)
}

function reasonOf({ outcome: { result }, edits }: Entry, path: string): string {
  if (result.status === 'refused') return 'which is refused'
  return edits.has(path) ? 'which would make something else of it' : 'which goes on to use it as it is'
}

function refuse(entry: Entry, other: Entry, path: string, reason: string, files: SharedFiles): void {
  const journal = new Journal()
  const related = [{ span: other.uses.get(path)!, text: `${path} is used here` }]
  const args = { file: path, other: other.outcome.scripts[0], reason }
  journal.add('SF256', entry.uses.get(path)!, args, { related })
  const { result, trace } = entry.outcome
  const refused: FoldResult = { ...result, status: 'refused', edits: [], dockerfiles: [], images: [] }
  files.become(entry, { result: refused, trace }, journal)
}
