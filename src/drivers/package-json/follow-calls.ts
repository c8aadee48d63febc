import { forEachChild, type Command, type Statement, type SyntaxNode } from '../../shell/parse.ts'
import { calledBy } from './called.ts'

/**
 * Puts in the place of each `npm run X` the shells that it starts.
 *
 * @param statement a tree of its own: its nodes are changed.
 * @param statementsOf the shells of a script with its hooks; null when it is running already.
 * @returns null when a call cannot be followed.
 */
export function followCalls(
  statement: Statement,
  names: readonly string[],
  statementsOf: (name: string) => readonly (Statement | null)[] | null,
): Statement | null {
  let isFollowed = true
  let hasMoved = false
  const shellFor = (command: Command, isUsed: boolean): SyntaxNode | null => {
    const called = calledBy(command)
    const own = called?.names.filter((name) => names.includes(name)) ?? []
    hasMoved ||= /^(?:cd|pushd|export|set)$/.test(command.name?.text ?? '')
    if (own.length === 0) return null
    const shells = own.flatMap((name) => statementsOf(name) ?? [null])
    const isPlain = called!.isPlain && own.length === called!.names.length && !isUsed && !hasMoved
    if (isPlain && areInOrder(shells)) return around(command, shells as Statement[])
    isFollowed = false
    return null
  }
  const visit = (node: SyntaxNode, isUsed: boolean): void => {
    forEachChild(node, (child) => {
      const isPartUsed = isUsed || uses.has(node.type)
      const shell = child.type === 'Command' ? shellFor(child, isPartUsed) : null
      if (shell) put(node, child, shell)
      else visit(child, isPartUsed)
    })
  }
  visit(statement, false)
  return isFollowed ? statement : null
}

/** Where the output of commands goes somewhere: npm writes more than the script does. */
const uses: ReadonlySet<string> = new Set([
  'Pipeline',
  'Redirected',
  'CommandExpansion',
  'ProcessSubstitution',
])

/** Shells that stand in another order than they run in cannot be edited as one list. */
function areInOrder(shells: readonly (Statement | null)[]): boolean {
  return shells.every((one, at) => one !== null && (at === 0 || shells[at - 1]!.end <= one.pos))
}

function around({ pos, end }: Command, commands: readonly Statement[]): SyntaxNode {
  return { type: 'Subshell', pos, end, body: { type: 'CompoundList', pos, end, commands } }
}

/** Commands stand in statements and in chains of `&&`. */
function put(parent: SyntaxNode, command: SyntaxNode, shell: SyntaxNode): void {
  const holder = parent as { command?: SyntaxNode; commands?: SyntaxNode[] }
  if (holder.command === command) holder.command = shell
  else if (holder.commands) holder.commands[holder.commands.indexOf(command)] = shell
}
