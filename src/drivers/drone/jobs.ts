import { entriesOf, entryOf, followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Node } from '../../data/node.ts'
import { ROOT } from '../../shell/root.ts'
import { literal, type Value } from '../../shell/value.ts'
import type { Range } from '../../source/span.ts'
import type { ListJob, ListShell } from '../list-jobs.ts'
import { linesOf } from '../listed-shell.ts'
import { dollars } from './dollars.ts'

interface Step {
  readonly range: Range
  readonly node: Node | null
}

/** A document is a pipeline; Woodpecker's and old ones of Drone are a mapping of steps. */
export function jobsOf(documents: readonly (Node | null)[]): readonly ListJob[] {
  const found = documents.flatMap((root, at) => {
    const steps = stepsOf(root)
    if (!root || steps.length === 0) return []
    const name = textAt(root, 'name') ?? (at === 0 ? 'default' : `pipeline ${at + 1}`)
    return [{ name, root, steps }]
  })
  return found.map(({ name, root, steps }) => ({
    name,
    range: root.range,
    needs: itemsOf(valueOf(root, 'depends_on')).flatMap(({ value }) => textAt(value) ?? []),
    shells: steps.map((step) => shellOf(step, root)),
    required: steps.flatMap(({ node }) => entryOf(node, 'commands')?.range ?? []),
  }))
}

function stepsOf(root: Node | null): readonly Step[] {
  const steps = valueOf(root, 'steps') ?? valueOf(root, 'pipeline')
  if (steps?.kind === 'sequence') {
    return steps.items.map(({ value, range }) => ({ node: followed(value), range }))
  }
  return entriesOf(steps).map(({ value, range }) => ({ node: followed(value), range }))
}

function shellOf({ node, range }: Step, root: Node | null): ListShell {
  const commands = entryOf(node, 'commands')
  return {
    range,
    lists: [commands && linesOf(commands.value, commands.range)],
    cwd:
      valueOf(root, 'workspace') || valueOf(root, 'clone') || textAt(node, 'directory') !== null ? null : '',
    variables: variablesOf(node, root),
    isFailureIgnored: textAt(node, 'failure') === 'ignore',
    isMaybe: valueOf(node, 'when') !== null,
    expand: dollars,
  }
}

function variablesOf(node: Node | null, root: Node | null): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>([
    ['DRONE_WORKSPACE', ROOT],
    ['CI_WORKSPACE', ROOT],
  ])
  for (const owner of [root, node]) {
    for (const { key, value } of entriesOf(valueOf(owner, 'environment'))) {
      const text = textAt(value)
      if (text !== null && !text.includes('$')) values.set(key.text, literal(text))
      else values.delete(key.text)
    }
  }
  return values
}
