import { entryOf, followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Entry, Node } from '../../data/node.ts'
import type { Range } from '../../source/span.ts'
import type { ListJob, ListShell } from '../list-jobs.ts'
import { linesOf } from '../listed-shell.ts'
import { variablesOf } from './variables.ts'

/** In the order in which they run; what comes after success is the same shell still. */
const phases = 'before_install install before_script script before_cache after_success'.split(' ')

/** The jobs that `include` adds where they have commands of their own; otherwise all of them do the same. */
export function jobsOf(root: Node | null): readonly ListJob[] {
  if (followed(root)?.kind !== 'mapping') return []
  const included = ['jobs', 'matrix'].flatMap((name) => itemsOf(valueOf(valueOf(root, name), 'include')))
  const own = included.filter(({ value }) => phases.some((phase) => entryOf(value, phase)))
  if (own.length === 0) return [jobOf('build', [root], root!.range)]
  return own.map(({ value, range }, at) => {
    const name = textAt(value, 'name') ?? textAt(value, 'stage') ?? 'job'
    const isTaken = own
      .slice(0, at)
      .some((other) => (textAt(other.value, 'name') ?? textAt(other.value, 'stage')) === name)
    return jobOf(isTaken || name === 'job' ? `${name} ${at + 1}` : name, [value, root], range)
  })
}

function jobOf(name: string, layers: readonly (Node | null)[], range: Range): ListJob {
  const entries = phases.flatMap((phase) => entryIn(layers, phase) ?? [])
  const script = entries.find(({ key }) => key.text === 'script')
  const common = { cwd: '', variables: variablesOf(layers), isFailureIgnored: false, isMaybe: false }
  const main: ListShell = {
    ...common,
    range: (script ?? entries[0])?.range ?? range,
    lists: entries.map((entry) => linesOf(isSkipped(entry) ? null : entry.value, entry.range)),
  }
  // Without `install` and `script`, the language's own ones run.
  const optional = entries
    .filter(({ key }) => key.text !== 'install' && key.text !== 'script')
    .map((entry) => ({ range: entry.range, lines: linesOf(entry.value, entry.range) }))
  const afterwards = ['after_failure', 'after_script'].flatMap((phase): ListShell[] => {
    const entry = entryIn(layers, phase)
    if (!entry) return []
    const lists = [linesOf(entry.value, entry.range)]
    return [{ ...common, range: entry.range, lists, isMaybe: phase === 'after_failure' }]
  })
  const shells = [
    { ...main, isFailureIgnored: afterwards.length > 0 },
    ...afterwards,
    ...deployments(layers, common),
  ]
  return { name, range, needs: [], shells, required: script ? [script.range] : [], optional }
}

function entryIn(layers: readonly (Node | null)[], phase: string): Entry | null {
  return layers.map((layer) => entryOf(layer, phase)).find((entry) => entry !== null) ?? null
}

/** `install: true` stands for nothing at all. */
function isSkipped({ value }: Entry): boolean {
  return /^(?:true|skip|false|ignore)$/.test(textAt(value) ?? '')
}

/** Whoever deploys looks at the branch first, and has programs of its own. */
function deployments(
  layers: readonly (Node | null)[],
  common: Pick<ListShell, 'cwd' | 'variables' | 'isFailureIgnored'>,
): ListShell[] {
  const all = ['before_deploy', 'deploy', 'after_deploy'].flatMap((phase) => entryIn(layers, phase) ?? [])
  return all.flatMap((entry) => {
    const lines = linesOf(entry.value, entry.range)
    return [{ ...common, range: entry.range, lists: [lines], isMaybe: true }]
  })
}
