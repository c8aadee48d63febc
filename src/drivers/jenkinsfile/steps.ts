import { ROOT } from '../../shell/root.ts'
import type { Fragment } from '../../shell/fragment.ts'
import { known, unknown, type Value } from '../../shell/value.ts'
import { resolvePath } from '../../source/path.ts'
import { shellStatement } from '../shell-fragment.ts'
import type { Item } from './blocks.ts'
import type { Token } from './lex.ts'
import { shellText, stringValue } from './strings.ts'

interface Context {
  readonly path: string
  readonly source: string
  readonly cwd: string | null
  readonly variables: ReadonlyMap<string, Value>
  readonly isMaybe: boolean
  readonly isFailureIgnored: boolean
}

/** The shells of a file, or of one of its stages. */
export function fragmentsOf(path: string, source: string, items: readonly Item[]): readonly Fragment[] {
  const variables = new Map<string, Value>([['WORKSPACE', ROOT]])
  const plain = { cwd: '', variables, isMaybe: false, isFailureIgnored: false }
  return inside(items, { ...plain, path, source })
}

function inside(items: readonly Item[], context: Context): readonly Fragment[] {
  const variables = new Map(context.variables)
  for (const { tokens, block } of items) {
    if (tokens[0]?.text !== 'environment') continue
    for (const item of block ?? []) setVariable(item.tokens, variables, context.source)
  }
  const isMaybe = context.isMaybe || items.some(({ tokens }) => tokens[0]?.text === 'when')
  const own = { ...context, variables, isMaybe }
  // What runs afterwards stands anywhere.
  const last = items.filter(({ tokens }) => tokens[0]?.text === 'post')
  return [...items.filter((item) => !last.includes(item)), ...last].flatMap((item) => one(item, own))
}

function one(item: Item, context: Context): readonly Fragment[] {
  const words = item.tokens.map(({ text }) => text)
  const [first] = words
  if (first === undefined) return item.block ? inside(item.block, context) : []
  if (item.block === null) return statement(item, context)
  if (/^(?:environment|when|options|triggers|parameters|tools|properties|input|matrix|axes)$/.test(first))
    return []
  if (first === 'agent')
    return item.block.some(({ tokens }) => tokens[0]?.text.startsWith('docker'))
      ? [unread(item, context)]
      : []
  if (first === 'dir') return inside(item.block, { ...context, cwd: directoryIn(item, context) })
  if (/^(?:catchError|warnError)$/.test(first))
    return inside(item.block, { ...context, isFailureIgnored: true })
  if (first === 'withEnv') {
    const said = new Set(item.tokens.flatMap(({ text }) => /^["'](\w+)=/.exec(text)?.[1] ?? []))
    const variables = new Map([...context.variables].filter(([name]) => !said.has(name)))
    for (const name of said) variables.set(name, unknown(`$${name}@${item.range.start}`, `$${name}`))
    return inside(item.block, { ...context, variables })
  }
  if (transparent.test(first)) return inside(item.block, context)
  if (
    /^(?:if|else|catch|failure|unstable|aborted|changed|fixed|regression|unsuccessful|cleanup)$/.test(first)
  )
    return inside(item.block, { ...context, isMaybe: true })
  return [unread(item, context)]
}

const transparent =
  /^(?:pipeline|node|stages|stage|steps|script|post|always|success|try|finally|timestamps|timeout|ansiColor|withCredentials|retry|lock|ws|wrap|sshagent|parallel|throttle|container|podTemplate|nodejs)$/

function statement(item: Item, context: Context): readonly Fragment[] {
  const call = item.tokens.findIndex(({ text }) => text === 'sh')
  const [first] = item.tokens
  if (call === -1)
    return harmless.test(first!.text) || !item.tokens.some(isString) ? [] : [unread(item, context)]
  const strings = item.tokens.slice(call + 1).filter(isString)
  const script = item.tokens.findIndex(({ text }) => text === 'script')
  const token = script > call ? item.tokens.slice(script).find(isString) : strings[0]
  const isPlain =
    token !== undefined && !item.tokens.slice(call + 1).some(({ text }) => /^[+.?]$|^\.\w/.test(text))
  const shell = isPlain ? shellText(context.source, token, context.variables) : null
  return [
    {
      ...unread(item, context),
      isMaybe: context.isMaybe || /^(?:if|else)$/.test(first!.text),
      statement: shell && shellStatement(shell.pieces, item.range),
      variables: new Map([...context.variables, ...(shell?.variables ?? [])]),
      opaque: shell?.opaque ?? [],
    },
  ]
}

const harmless =
  /^(?:echo|checkout|git|sleep|error|input|properties|library|import|junit|milestone|currentBuild\S*|cleanWs|agent|def|return|buildDiscarder|@Library|label|tools|options|println)$/

function unread({ range }: Item, { path, cwd, variables, isMaybe, isFailureIgnored }: Context): Fragment {
  return { path, range, statement: null, cwd, variables, opaque: [], isFailureIgnored, isMaybe }
}

function setVariable(tokens: readonly Token[], variables: Map<string, Value>, source: string): void {
  const [name, equals, value, ...rest] = tokens
  if (!name || equals?.text !== '=') return
  const isPlain = value?.type === 'string' && rest.length === 0
  const said = isPlain ? stringValue(source, value, variables) : null
  variables.set(name.text, said ?? unknown(`$${name.text}`))
}

function directoryIn(item: Item, { cwd, variables, source }: Context): string | null {
  const token = item.tokens.find(isString)
  const path = token && item.tokens.length <= 4 ? stringValue(source, token, variables) : null
  const text = path && known(path)
  return cwd === null || text === null || text === undefined ? null : resolvePath(cwd, text)
}

function isString({ type }: Token): boolean {
  return type === 'string'
}
