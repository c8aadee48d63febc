import { entriesOf, entryOf, followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Entry, Item, Node, Scalar } from '../../data/node.ts'
import type { Range } from '../../source/span.ts'

export interface Task {
  readonly name: string
  readonly range: Range
  readonly node: Node | null
  /** What it does, in its order: what it depends on first. */
  readonly calls: readonly Call[]
  /** The lists that they stand in. */
  readonly lists: readonly Entry[]
}

/** A command, or another task. */
export interface Call {
  readonly range: Range
  readonly command: Scalar | null
  readonly task: string | null
  /** It runs when all others did. */
  readonly isLast: boolean
  readonly isFailureIgnored: boolean
  readonly isMaybe: boolean
}

export function tasksOf(root: Node | null): readonly Task[] {
  return entriesOf(valueOf(root, 'tasks')).map(({ key, value, range }) => {
    const node = followed(value)
    const isShort = node?.kind !== 'mapping'
    const deps = entryOf(node, 'deps')
    const cmds = entryOf(node, 'cmds') ?? entryOf(node, 'cmd')
    const own = isShort
      ? callsIn(node, range, 'command')
      : callsIn(cmds?.value ?? null, cmds?.range ?? range, 'command')
    const calls = [...callsIn(deps?.value ?? null, deps?.range ?? range, 'task'), ...own]
    const isFailureIgnored = textAt(node, 'ignore_error') === 'true'
    return {
      name: key.text,
      range,
      node,
      calls: calls.map((call) => ({ ...call, isFailureIgnored: call.isFailureIgnored || isFailureIgnored })),
      lists: [deps, cmds].flatMap((entry) => entry ?? []),
    }
  })
}

function callsIn(node: Node | null, range: Range, plain: 'command' | 'task'): readonly Call[] {
  const list = followed(node)
  if (!list) return []
  const items: readonly Item[] = list.kind === 'sequence' ? itemsOf(list) : [{ value: list, range }]
  const calls = items.map((item) => callOf(item, plain))
  return [...calls.filter(({ isLast }) => !isLast), ...calls.filter(({ isLast }) => isLast).toReversed()]
}

function callOf({ value, range }: Item, plain: 'command' | 'task'): Call {
  const node = followed(value)
  const deferred = valueOf(node, 'defer')
  const said = deferred ?? node
  const command = said?.kind === 'scalar' ? said : valueOf(said, 'cmd')
  const isTask = plain === 'task' && said?.kind === 'scalar'
  const isOnce = valueOf(said, 'for') === null && valueOf(said, 'vars') === null
  return {
    range,
    command: !isTask && isOnce && command?.kind === 'scalar' ? command : null,
    task: isTask ? said.text : isOnce ? textAt(said, 'task') : null,
    isLast: deferred !== null,
    isFailureIgnored: textAt(said, 'ignore_error') === 'true',
    isMaybe: valueOf(said, 'platforms') !== null || valueOf(said, 'if') !== null,
  }
}
