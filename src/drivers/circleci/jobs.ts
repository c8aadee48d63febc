import { entriesOf, followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Node } from '../../data/node.ts'
import type { ListJob } from '../list-jobs.ts'
import { shellsOf } from './steps.ts'

export function jobsOf(root: Node | null): readonly ListJob[] {
  const jobs = entriesOf(valueOf(root, 'jobs')).filter(({ value }) => valueOf(value, 'steps'))
  return jobs.map(({ key, value, range }) => ({
    name: key.text,
    range,
    needs: requiredBy(key.text, root),
    shells: shellsOf(followed(value)),
    required: [],
    isNamed: isInWorkflow(key.text, root),
  }))
}

/** What has to be done before it, in any workflow. */
function requiredBy(name: string, root: Node | null): readonly string[] {
  const needs = runsOf(root)
    .filter((run) => run.name === name)
    .flatMap(({ node }) => itemsOf(valueOf(node, 'requires')).flatMap(({ value }) => textAt(value) ?? []))
  return [...new Set(needs)]
}

/** A workflow that names a job cannot do without it. */
function isInWorkflow(name: string, root: Node | null): boolean {
  return runsOf(root).some((run) => run.name === name)
}

function runsOf(root: Node | null): { name: string; node: Node | null }[] {
  return entriesOf(valueOf(root, 'workflows'))
    .flatMap(({ value }) => itemsOf(valueOf(value, 'jobs')))
    .flatMap(({ value }) => {
      const name = textAt(value)
      if (name !== null) return [{ name, node: null }]
      return entriesOf(value).map((entry) => ({ name: entry.key.text, node: followed(entry.value) }))
    })
}
