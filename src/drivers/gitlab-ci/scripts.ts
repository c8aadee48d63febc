import { entryOf, followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Entry, Node } from '../../data/node.ts'
import type { Range } from '../../source/span.ts'
import { linesOf, type Line } from '../listed-shell.ts'
import type { Job } from './jobs.ts'

/** Where a job has its `before_script` from: itself, what it extends, or what the file says for all. */
export function scriptEntry(name: string, job: Job, root: Node | null): Entry | 'elsewhere' | null {
  for (const layer of job.layers) {
    const entry = entryOf(layer, name)
    if (entry) return entry
  }
  if (job.extendsOther) return 'elsewhere'
  if (name === 'script' || !inheritsDefault(name, job)) return null
  const common = entryOf(valueOf(root, 'default'), name) ?? entryOf(root, name)
  // A file that is included can say it for all.
  return common ?? (valueOf(root, 'include') ? 'elsewhere' : null)
}

/** The lines of a script; null when one of them cannot be followed. */
export function scriptLines(
  node: Node | null,
  range: Range,
  root: Node | null,
  depth = 0,
): readonly Line[] | null {
  const value = followed(node)
  if (depth > 10) return null
  if (value?.kind === 'sequence' && value.tag === '!reference') {
    const names = value.items.map((item) => textAt(item.value) ?? '')
    const target = names.reduce<Node | null>((at, name) => valueOf(at, name), root)
    return target ? scriptLines(target, range, root, depth + 1) : null
  }
  if (value?.kind !== 'sequence' || value.tag !== null) return linesOf(value, range)
  const lists = value.items.map((item) => scriptLines(item.value, item.range, root, depth + 1))
  return lists.includes(null) ? null : lists.flatMap((list) => list ?? [])
}

function inheritsDefault(name: string, job: Job): boolean {
  for (const layer of job.layers) {
    const inherit = valueOf(valueOf(layer, 'inherit'), 'default')
    if (inherit?.kind === 'scalar') return inherit.text !== 'false'
    if (inherit) return itemsOf(inherit).some(({ value }) => textAt(value) === name)
  }
  return true
}
