import type { Journal } from '../diagnostics/journal.ts'
import { compileIgnored, readIgnore, reroot } from '../dockerfile/ignore.ts'
import type { Project } from '../project/project.ts'
import { isWithin, joinPath, pathFrom } from '../source/path.ts'
import { coverage } from './coverage.ts'
import { contextView } from './find.ts'
import { findIgnoreFile, type IgnoreFile } from './ignore-file.ts'
import type { Part, Plan } from './plan.ts'
import { repositoryFiles } from './sources.ts'
import { lineBreak } from './write-copy.ts'

export interface IgnoreChange {
  readonly path: string
  /** Null for a file that nothing reads any more. */
  readonly text: string | null
}

/**
 * Unites the ignore files of all parts such that every COPY still sees what it saw: the patterns re-rooted one by
 * one in their order (E100), and each file that a COPY reaches looked at under the old list and the new one (E102).
 */
export function mergeIgnoreFiles(
  plan: Plan,
  reading: readonly Part[],
  root: string,
  project: Project,
  journal: Journal,
): readonly IgnoreChange[] {
  const lists = new Map(
    reading.map((part) => [part, findIgnoreFile(project, part.context, part.dockerfile.path)]),
  )
  const used = findIgnoreFile(project, root, plan.final.dockerfile.path)
  const merged = mergedText([...lists], root, used)
  const text = merged ?? used.text
  for (const [part, list] of lists) checkVisibility(part, list, text, root, used, project, journal)
  const changes: IgnoreChange[] = []
  if (merged !== null && merged !== used.text)
    changes.push({ path: used.path ?? joinPath(root, '.dockerignore'), text: merged })
  for (const builder of plan.builders) {
    const own = `${builder.dockerfile.path}.dockerignore`
    if (!builder.byHand && project.kind(own) === 'file') changes.push({ path: own, text: null })
  }
  return changes
}

/** @returns null when the list that the merged build reads is the list of every part already. */
function mergedText(
  lists: readonly (readonly [Part, IgnoreFile])[],
  root: string,
  used: IgnoreFile,
): string | null {
  const end = lineBreak(used.text)
  const foreign = lists.filter(
    ([part, list]) => list.path !== used.path && (list.patterns.length > 0 || part.context !== root),
  )
  const lines = new Set<string>()
  for (const [part, list] of foreign) {
    for (const pattern of list.patterns) {
      const line = reroot(pattern, pathFrom(root, part.context))
      if (line !== null) lines.add(line)
    }
  }
  if (lines.size === 0) return null
  // A list that is only the root's own stays as it is written; what the others need follows it.
  const isOwn = lists.some(([, list]) => list.path === used.path)
  const head = isOwn && used.text !== '' ? used.text.replace(/\r?\n?$/, end) : ''
  return head + [...lines].join(end) + end
}

function checkVisibility(
  part: Part,
  list: IgnoreFile,
  text: string,
  root: string,
  used: IgnoreFile,
  project: Project,
  journal: Journal,
): void {
  if (list.text === text && part.context === root) return
  const now = compileIgnored(readIgnore(text))
  const before = compileIgnored(list.patterns)
  const covered = coverage(part)
  for (const path of repositoryFiles(part.context, { ...contextView(part, project), ignored: () => false })) {
    const inContext = pathFrom(part.context, path)
    if (before(inContext) === now(pathFrom(root, path)) || !covered(inContext)) continue
    if (isWithin(path, part.dockerfile.path)) continue
    journal.add('SF314', part.build.span, {
      path,
      one: list.path ?? 'no ignore file',
      other: used.path ?? 'no ignore file',
    })
    return
  }
}
