import { itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Node } from '../../data/node.ts'

/** Whether a step's text is for a POSIX shell or bash: so it is unless the workflow or the machine says otherwise. */
export function isPosix(step: Node | null, job: Node | null, workflow: Node | null): boolean {
  const shell =
    textAt(step, 'shell') ??
    textAt(job, 'defaults', 'run', 'shell') ??
    textAt(workflow, 'defaults', 'run', 'shell')
  return shell === null ? !mayBeWindows(job) : /^(?:bash|sh)(?:\s.*\{0\})?$/.test(shell)
}

/** Its shell would be PowerShell. */
function mayBeWindows(job: Node | null): boolean {
  const runsOn = valueOf(job, 'runs-on')
  const labels = [runsOn, valueOf(runsOn, 'labels'), ...itemsOf(runsOn).map(({ value }) => value)]
  const said = labels.map((label) => textAt(label) ?? '').join(' ')
  const [, axis] = /\$\{\{\s*matrix\.([\w-]+)/.exec(said) ?? []
  const values = axis === undefined ? null : valueOf(valueOf(valueOf(job, 'strategy'), 'matrix'), axis)
  const all = [said, ...itemsOf(values).map(({ value }) => textAt(value) ?? '')]
  return all.some((label) => /windows/i.test(label))
}
