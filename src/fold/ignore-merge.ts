import type { Journal } from '../diagnostics/journal.ts'
import { compileIgnored, readIgnore, reroot } from '../dockerfile/ignore.ts'
import type { Project } from '../project/project.ts'
import { joinPath, pathFrom } from '../source/path.ts'
import type { ContextChoice } from './contexts.ts'
import { coverage } from './coverage.ts'
import { contextView } from './find.ts'
import { findIgnoreFile, type IgnoreFile } from './ignore-file.ts'
import { nameOf, type Part, type Plan } from './plan.ts'
import { repositoryFiles } from './repository-files.ts'
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
  { world: { project }, dockerfile, option }: ContextChoice,
  journal: Journal,
): readonly IgnoreChange[] {
  const lists = new Map(reading.map((part) => [part, findIgnoreFile(project, part.context, nameOf(part))]))
  const used = findIgnoreFile(project, root, dockerfile)
  // The list that holds all patterns comes first: it also keeps out what a checkout does not have yet.
  const candidates = [
    mergedText([...lists], root, used, false) ?? used.text,
    mergedText([...lists], root, used, true) ?? used.text,
    used.text,
  ]
  const problems = candidates.map((text) =>
    [...lists].map(([part, list]) => ignoreDifference(part, list, text, root, project)),
  )
  const chosen = problems.findIndex((all) => all.every((one) => one === null))
  if (chosen === -1) tellDifference([...lists], problems[0]!, used, option, journal)
  const text = candidates[chosen] ?? used.text
  const changes: IgnoreChange[] = []
  if (text !== used.text) changes.push({ path: used.path ?? joinPath(root, '.dockerignore'), text })
  return [...changes, ...unreadLists(plan, project)]
}

/** The lists that belong to Dockerfiles that go. */
export function unreadLists(plan: Plan, project: Project): readonly IgnoreChange[] {
  return plan.builders
    .filter((builder) => !builder.byHand)
    .map((builder) => ({ path: `${builder.dockerfile.path}.dockerignore`, text: null }))
    .filter(({ path }) => project.kind(path) === 'file')
}

/**
 * @param opens bring the folder of a context back that the root's own list keeps out.
 * @returns null when the list that the merged build reads is the list of every part already.
 */
function mergedText(
  lists: readonly (readonly [Part, IgnoreFile])[],
  root: string,
  used: IgnoreFile,
  opens: boolean,
): string | null {
  const end = lineBreak(used.text)
  const foreign = lists.filter(
    ([part, list]) => list.path !== used.path && (list.patterns.length > 0 || part.context !== root),
  )
  const lines = new Set<string>()
  for (const [part, list] of foreign) {
    const folder = pathFrom(root, part.context)
    // Docker 26 needs the second pattern to bring back a file that a pattern of its own keeps out.
    if (opens && folder !== '') lines.add(`!${folder}`).add(`!${folder}/**`)
    for (const pattern of list.patterns) {
      const line = reroot(pattern, folder)
      if (line !== null) lines.add(line)
    }
  }
  if (lines.size === 0) return null
  // A list that is there stays as it is written, whoever reads it; what the others need follows it.
  const head = used.text === '' ? '' : used.text.replace(/\r?\n?$/, end)
  return head + [...lines].join(end) + end
}

/** The first file that a COPY of the part reaches and that the new list shows otherwise than the old one did. */
export function ignoreDifference(
  part: Part,
  list: IgnoreFile,
  text: string,
  root: string,
  project: Project,
): string | null {
  if (list.text === text && part.context === root) return null
  const now = compileIgnored(readIgnore(text))
  const before = compileIgnored(list.patterns)
  const covered = coverage(part)
  const files = repositoryFiles(part.context, { ...contextView(part, project), ignored: () => false })
  const found = files.find((path) => {
    const inContext = pathFrom(part.context, path)
    return (
      before(inContext) !== now(pathFrom(root, path)) && covered(inContext) && path !== part.dockerfile.path
    )
  })
  return found ?? null
}

function tellDifference(
  lists: readonly (readonly [Part, IgnoreFile])[],
  problems: readonly (string | null)[],
  used: IgnoreFile,
  option: () => string,
  journal: Journal,
): void {
  for (const [at, [part, list]] of lists.entries()) {
    const path = problems[at] ?? null
    if (path === null) continue
    const [one, other] = [list.path ?? 'no ignore file', used.path ?? 'no ignore file']
    journal.add('SF314', part.build.span, { path, one, other, option: option() })
  }
}
