import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { DrivenFile } from '../../../src/drivers/driver.ts'
import { makefileDriver } from '../../../src/drivers/makefile/driver.ts'
import { fold } from '../../../src/fold.ts'
import { diskProject } from '../../../src/project/disk.ts'
import type { Fragment } from '../../../src/shell/fragment.ts'
import { forEachChild, type SyntaxNode } from '../../../src/shell/parse.ts'

/** Longer than any Makefile takes that is not stuck, on a machine that has other work. */
const LONGEST_MS = 60_000

/** Goals of one file that are run one by one: all of them together come after. */
const MOST_GOALS = 8

/** The Makefiles below a folder, and Debian's `rules`. */
export function makefilesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (entry.name === 'rules' || makefileDriver.handles(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** What is wrong with how a real Makefile is read; `unread` collects those of which the reader says that make stops. */
export function problemsOf(root: string, path: string, unread: string[]): string[] {
  const started = performance.now()
  const name = relative(root, path)
  const reading = makefileDriver.read(diskProject(root), name)
  if (!reading.ok) {
    unread.push(`${path}: ${reading.problem}`)
    return []
  }
  const { file } = reading
  const goals = file.goals.map((goal) => goal.name)
  const runs = [[], ...goals.slice(0, MOST_GOALS).map((goal) => [goal]), goals]
  const fragments = new Set(runs.flatMap((run) => file.fragmentsOf(run)))
  const problems = [...fragments].flatMap((fragment) => misplaced(fragment, file))
  const again = file.fragmentsOf(goals)
  if (again.some((fragment) => !fragments.has(fragment))) problems.push('a second run is another one')
  problems.push(...falsePipelines(root, name))
  const took = performance.now() - started
  return took > LONGEST_MS ? [...problems, `takes ${took} ms`] : problems
}

/** A Makefile that has nothing to do with containers has no pipeline, whatever else it does. */
function falsePipelines(root: string, script: string): string[] {
  // Debian calls its Makefiles so, and nobody else.
  if (script.endsWith('rules')) return []
  const { status, diagnostics } = fold({ project: diskProject(root), script })
  const text = readFileSync(join(root, script), 'latin1')
  if (status === 'folded') return ['is folded']
  const isUnread = diagnostics.some(({ code }) => /^SF10\d$/.test(code))
  if (status === 'nothing' || isUnread || /docker|podman|nerdctl|buildah/i.test(text)) return []
  return [`is ${status}: ${diagnostics.map(({ code }) => code).join(' ')}`]
}

/** Nodes whose place is not within that of what they belong to. */
function misplaced({ path, range, statement, opaque }: Fragment, file: DrivenFile): string[] {
  const text = file.texts.get(path)
  if (text === undefined) return [`${path} is no text of the file`]
  const isInside = (start: number, end: number, outer: { start: number; end: number }): boolean =>
    outer.start <= start && start <= end && end <= outer.end
  if (!isInside(range.start, range.end, { start: 0, end: text.length }))
    return [`${range.start}: not in the text`]
  const slice = text.slice(range.start, range.end)
  const problems = opaque.every(({ start, end }) => isInside(start, end, range)) ? [] : ['opaque outside']
  if (/^[ \t]/.test(slice) && slice.trim() !== '') problems.push(`${range.start}: begins with a blank`)
  const open: { node: SyntaxNode; outer: { start: number; end: number } }[] = []
  if (statement) open.push({ node: statement, outer: range })
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, outer } = next
    if (node.type === 'Script' && node.source !== undefined) continue
    // Nothing is nowhere: an empty reference in quotes.
    if (node.end < node.pos) continue
    const inner = { start: node.pos, end: node.end }
    if (!isInside(node.pos, node.end, outer))
      problems.push(`${path}:${node.pos}-${node.end}: ${node.type} outside of ${outer.start}-${outer.end}`)
    else
      forEachChild(node, (child) => open.push({ node: child, outer: isHereDocument(node) ? range : inner }))
    if (
      node.type === 'Word' &&
      node.parts === undefined &&
      isVerbatim(node, opaque) &&
      !isSlice(node.text, text, inner)
    ) {
      problems.push(`${path}:${node.pos}: ${node.text} is ${text.slice(node.pos, node.end)}`)
    }
  }
  return problems
}

function isHereDocument(node: SyntaxNode): boolean {
  return 'redirects' in node
}

function isVerbatim({ pos, end }: SyntaxNode, opaque: Fragment['opaque']): boolean {
  return opaque.every((range) => end < range.start || range.end < pos)
}

/** A word stands there as it is, or with a reference in it. */
function isSlice(word: string, text: string, { start, end }: { start: number; end: number }): boolean {
  const slice = text.slice(start, end)
  return slice === word || slice.includes('$') || slice.includes('\\\n')
}
