import { expand } from './expand.ts'
import { byDefault } from './functions/default-value.ts'
import { isEmpty } from './functions/logic.ts'
import { variableText } from './lookup.ts'
import { isKnown, type Text } from './marks.ts'
import { findOutside } from './reference.ts'
import type { Scope } from './session.ts'
import { Stop } from './stop.ts'

export interface Condition {
  /** Null when nobody can tell. */
  readonly holds: boolean | null
  /** Where the user sets nothing. */
  readonly usually: boolean | null
  /** Equal for conditions that hold together. */
  readonly key: string
}

/** `ifeq (a,b)`, `ifdef NAME` and their opposites. */
export function readCondition(kind: string, rest: string, scope: Scope): Condition {
  const condition = kind.endsWith('def') ? isDefined(rest.trim(), scope) : areEqual(rest.trim(), scope)
  return kind.startsWith('ifn') ? opposite(condition) : condition
}

function isDefined(written: string, scope: Scope): Condition {
  const name = expand(written, scope).trim()
  if (!isKnown(name)) return { holds: null, usually: null, key: `def ${name}` }
  const variable = scope.variables.get(name)
  // Only whether there is any text counts, not what it expands to.
  const isPlain = variable && !variable.either && !variable.isDefault
  const text = isPlain ? variable.text : variableText(name, scope, expand)
  const empty = isPlain ? text === '' : isEmpty(text)
  return decide(empty === null ? null : !empty, `def ${name}`, () => {
    const usual = byDefault(text, scope)
    return usual === null ? null : usual !== ''
  })
}

function areEqual(written: string, scope: Scope): Condition {
  const [left, right] = sidesOf(written).map((side) => expand(side, scope)) as [Text, Text]
  const holds =
    left === right ? true : isKnown(left) && isKnown(right) ? false : differ(left, right) ? false : null
  return decide(holds, `eq ${left} ${right}`, () => {
    const [a, b] = [byDefault(left, scope), byDefault(right, scope)]
    return a === null || b === null ? null : a === b
  })
}

/** An unknown with a text around it is never empty. */
function differ(left: Text, right: Text): boolean {
  return (left === '' && isEmpty(right) === false) || (right === '' && isEmpty(left) === false)
}

function sidesOf(written: string): [string, string] {
  if (written.startsWith('(')) {
    const comma = findOutside(written, ',', 1)
    const end = written.lastIndexOf(')')
    if (comma === -1 || end < comma) throw new Stop('invalid syntax in conditional')
    return [written.slice(1, comma).trim(), written.slice(comma + 1, end).trimStart()]
  }
  const quoted = /^(["'])(.*?)\1\s*(["'])(.*?)\3/.exec(written)
  if (!quoted) throw new Stop('invalid syntax in conditional')
  return [quoted[2]!, quoted[4]!]
}

function decide(holds: boolean | null, key: string, usually: () => boolean | null): Condition {
  return { holds, key, usually: holds ?? usually() }
}

function opposite({ holds, usually, key }: Condition): Condition {
  return {
    holds: holds === null ? null : !holds,
    usually: usually === null ? null : !usually,
    key: `not ${key}`,
  }
}
