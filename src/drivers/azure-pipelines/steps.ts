import { entriesOf, entryOf, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Item, Node } from '../../data/node.ts'
import type { PlacedText } from '../../shell/placed-text.ts'
import { ROOT } from '../../shell/root.ts'
import { concat, known, literal, unknown, type Value } from '../../shell/value.ts'
import { resolvePath } from '../../source/path.ts'
import type { ListShell } from '../list-jobs.ts'
import { linesOf } from '../listed-shell.ts'
import { expandMacros } from '../macros.ts'

/** @param owners the file, the stage and the job. */
export function shellsOf(steps: Node | null, owners: readonly (Node | null)[]): readonly ListShell[] {
  const said = variablesOf(owners)
  const isWindows = owners.some((owner) => /windows|win20/i.test(poolOf(owner)))
  return itemsOf(steps).flatMap((item) => {
    if (textAt(item.value, 'checkout') !== null || textAt(item.value, 'publish') !== null) return []
    return [shellOf(item, said, isWindows)]
  })
}

function shellOf(item: Item, said: ReadonlyMap<string, Value>, isWindows: boolean): ListShell {
  const step = item.value
  const script = entryOf(step, 'bash') ?? (isWindows ? null : entryOf(step, 'script'))
  const condition = textAt(step, 'condition')
  const failure = textAt(step, 'continueOnError')
  const values = new Map(
    entriesOf(valueOf(step, 'env')).map(({ key, value }) => [key.text, valueIn(textAt(value), said)]),
  )
  const upper = [...said].map(([name, value]) => [name.replaceAll('.', '_').toUpperCase(), value] as const)
  return {
    range: item.range,
    lists: [script && linesOf(script.value, item.range)],
    cwd: directoryOf(textAt(step, 'workingDirectory'), said),
    variables: new Map([['BUILD_SOURCESDIRECTORY', ROOT], ...upper, ...values]),
    isFailureIgnored: failure !== null && failure !== 'false',
    isMaybe: condition !== null && !/^(?:always|succeeded)\(\)$/.test(condition),
    expand: (pieces: PlacedText) => expandMacros(pieces, macro, (match) => meaningOf(match, said)),
  }
}

/** `$(x)` is a command of the shell unless a variable has that name; names with dots are the system's. */
const macro = /\$\{\{[^}]*\}\}|\$\(([A-Za-z]\w*(?:\.\w+)+|[A-Z]\w*)\)/g

function meaningOf([whole, name]: RegExpMatchArray, said: ReadonlyMap<string, Value>): Value {
  if (
    /^(?:Build\.SourcesDirectory|System\.DefaultWorkingDirectory|Build\.Repository\.LocalPath)$/i.test(
      name ?? '',
    )
  )
    return ROOT
  return said.get(name ?? '') ?? unknown(whole)
}

function valueIn(text: string | null, said: ReadonlyMap<string, Value>): Value {
  const parts: Value[] = []
  let from = 0
  for (const match of (text ?? '').matchAll(macro)) {
    parts.push(literal(text!.slice(from, match.index)), meaningOf(match, said))
    from = match.index + match[0].length
  }
  return concat(...parts, literal((text ?? '').slice(from)))
}

/** Who queues a run can say something else. */
function variablesOf(owners: readonly (Node | null)[]): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  const set = (name: string | null, text: string | null) => {
    if (name === null) return
    const label = `$(${name})`
    if (text === null || text.includes('$')) values.set(name, unknown(label))
    else values.set(name, [{ id: label, label, fallback: literal(text) }])
  }
  for (const owner of owners) {
    const node = valueOf(owner, 'variables')
    for (const { key, value } of entriesOf(node)) set(key.text, textAt(value))
    for (const { value } of itemsOf(node)) set(textAt(value, 'name'), textAt(value, 'value'))
  }
  return values
}

function directoryOf(text: string | null, said: ReadonlyMap<string, Value>): string | null {
  const value = valueIn(text, said)
  const [first, ...rest] = value
  const isRooted = typeof first === 'object' && first.id === (ROOT[0] as typeof first).id
  const path = known(isRooted ? rest : value)
  return path === null ? null : resolvePath('', isRooted ? path.replace(/^\/+/, '') : path)
}

function poolOf(owner: Node | null): string {
  const pool = valueOf(owner, 'pool')
  return textAt(pool, 'vmImage') ?? textAt(pool) ?? ''
}
