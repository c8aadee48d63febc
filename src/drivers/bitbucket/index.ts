import { entriesOf, entryOf, followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Item, Node } from '../../data/node.ts'
import { ROOT } from '../../shell/root.ts'
import type { Driver } from '../driver.ts'
import { readListJobs, type ListJob, type ListShell } from '../list-jobs.ts'
import { linesOf } from '../listed-shell.ts'

/** Each step has a fresh machine, and one shell for its script. */
export const bitbucket: Driver = {
  name: 'a pipeline of Bitbucket',
  handles: (path) => /(?:^|\/)bitbucket-pipelines\.ya?ml$/.test(path),
  read: (project, path) =>
    readListJobs(project, path, ([root]) => {
      const pipelines = entriesOf(valueOf(root ?? null, 'pipelines'))
      return pipelines.flatMap(({ key, value }) =>
        key.text === 'default'
          ? stepsOf(key.text, value)
          : entriesOf(value).flatMap((one) => stepsOf(`${key.text} ${one.key.text}`, one.value)),
      )
    }),
}

function stepsOf(pipeline: string, node: Node | null): readonly ListJob[] {
  return flat(itemsOf(node)).map((item, at) => jobOf(item, `${pipeline} ${at + 1}`))
}

/** Steps that run side by side stand in a list of their own. */
function flat(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => {
    const inner = valueOf(item.value, 'parallel') ?? valueOf(item.value, 'stage')
    if (!inner) return valueOf(item.value, 'step') ? [item] : []
    return flat(itemsOf(inner.kind === 'sequence' ? inner : valueOf(inner, 'steps')))
  })
}

function jobOf({ value, range }: Item, fallback: string): ListJob {
  const step = followed(valueOf(value, 'step'))
  const shells = ['script', 'after-script'].flatMap((name, at): ListShell[] => {
    const entry = entryOf(step, name)
    if (!entry) return []
    const hasMore = at === 0 && entryOf(step, 'after-script') !== null
    return [
      {
        range: entry.range,
        lists: [linesOf(entry.value, entry.range)],
        cwd: '',
        variables: new Map([['BITBUCKET_CLONE_DIR', ROOT]]),
        isFailureIgnored: hasMore,
        isMaybe: false,
      },
    ]
  })
  const kept = entryOf(step, 'artifacts')
  // Files that the step hands on when it is over: no shell does it.
  if (kept) {
    const none = { cwd: '', variables: new Map(), isFailureIgnored: true, isMaybe: false }
    shells.push({ ...none, range: kept.range, lists: [null] })
  }
  const required = entryOf(step, 'script')
  const name = `${fallback}: ${textAt(step, 'name') ?? 'step'}`
  return { name, range, needs: [], shells, required: required ? [required.range] : [] }
}
