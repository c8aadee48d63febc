import { textAt } from '../../data/lookup.ts'
import type { Entry, Node, Scalar } from '../../data/node.ts'
import { placeScalar } from '../../data/place-scalar.ts'
import type { Fragment } from '../../shell/fragment.ts'
import type { Statement } from '../../shell/parse.ts'
import { literal, type Value } from '../../shell/value.ts'
import { directoryOf } from '../../source/path.ts'
import { shellStatement } from '../shell-fragment.ts'
import { followCalls } from './follow-calls.ts'
import { wayOf } from './way.ts'

interface PackageScripts {
  readonly path: string
  readonly text: string
  readonly root: Node | null
  readonly scripts: readonly Entry[]
}

/** Gives the shell of each script, always the same one; null when there is no such script. */
export function shellsOf({ path, text, root, scripts }: PackageScripts): (name: string) => Fragment | null {
  const names = scripts.map(({ key }) => key.text)
  const made = new Map<string, Fragment>()
  /** Scripts that are being read: one that calls itself is not followed. */
  const open = new Set<string>()
  const variables = variablesOf(root)

  const statementsOf = (name: string): readonly (Statement | null)[] | null => {
    const way = wayOf(name, names)
    return way.some((one) => open.has(one)) ? null : way.map((one) => shell(one)!.statement)
  }
  const shell = (name: string): Fragment | null => {
    const entry = scripts.find(({ key }) => key.text === name)
    if (!entry || made.has(name)) return made.get(name) ?? null
    open.add(name)
    const pieces = placeScalar(text, entry.value as Scalar)
    const statement = pieces && shellStatement(pieces, entry.range)
    const fragment: Fragment = {
      path,
      range: entry.range,
      statement: statement && followCalls(statement, names, statementsOf),
      cwd: directoryOf(path),
      variables,
      opaque: [],
      isFailureIgnored: false,
      isMaybe: false,
    }
    open.delete(name)
    made.set(name, fragment)
    return fragment
  }
  return shell
}

/** What npm says of the package. */
function variablesOf(root: Node | null): ReadonlyMap<string, Value> {
  return new Map(
    ['name', 'version'].flatMap((name) => {
      const text = textAt(root, name)
      return text === null ? [] : [[`npm_package_${name}`, literal(text)] as const]
    }),
  )
}
