import type { Span } from '../../source/span.ts'
import type { Operator } from './assignment.ts'
import { expand } from './expand.ts'
import { functions } from './functions/index.ts'
import { textOf } from './lookup.ts'
import type { Text } from './marks.ts'
import type { Scope } from './session.ts'
import type { Origin, Variable } from './variables.ts'

export interface Definition {
  readonly name: string
  readonly operator: Operator
  readonly text: Text
  readonly origin: Origin
  readonly at: Span
}

/** Sets a variable as a line of the file says. */
export function define(definition: Definition, scope: Scope): void {
  const { name, origin } = definition
  const before = scope.variables.get(name)
  if (before?.origin === 'command line' && origin !== 'override') return
  if (before?.origin === 'override' && origin === 'file') return
  const variable = defined(definition, before, scope)
  if (variable) scope.variables.set(name, variable)
}

/** Null where it stays as it is. */
function defined(definition: Definition, before: Variable | null | undefined, scope: Scope): Variable | null {
  const { text, origin, at } = definition
  switch (definition.operator) {
    case '=':
      return { flavor: 'recursive', text, origin, at }
    case ':=':
      return { flavor: 'simple', text: expand(text, scope), origin, at }
    case '!=':
      return { flavor: 'simple', text: shellText(text, scope), origin, at }
    case '?=':
      return withDefault(definition, before, scope)
    case '+=':
      return appended(definition, before, scope)
  }
}

function shellText(text: Text, scope: Scope): Text {
  return functions
    .get('shell')!
    .run([expand(text, scope)], { name: 'shell', label: `$(shell ${text})`, scope, expand })
}

function withDefault(
  { name, text, origin, at }: Definition,
  before: Variable | null | undefined,
  { session }: Scope,
): Variable | null {
  const fresh: Variable = { flavor: 'recursive', text, origin, at, isDefault: true }
  if (before?.either) {
    const { ways } = before.either
    return { ...before, either: { ...before.either, ways: ways.map((way) => way ?? fresh) } }
  }
  if (before) return null
  if (before === undefined && typeof session.start.environment.get(name) === 'string') return null
  return before === null ? { ...fresh, isDefault: false } : fresh
}

function appended(
  definition: Definition,
  before: Variable | null | undefined,
  scope: Scope,
): Variable | null {
  const { name, text, origin, at } = definition
  if (before?.either) {
    const { ways } = before.either
    const longer = ways.map((way) => appended(definition, way, scope) ?? way)
    return { ...before, either: { ...before.either, ways: longer } }
  }
  if (!before) {
    const given = before === null ? '' : orNothing(scope.session.environment(name), scope)
    return { flavor: 'recursive', text: given + text, origin, at }
  }
  if (before.flavor === 'simple') {
    return { ...before, text: joined(before.text, expand(text, scope)), origin, at }
  }
  const base = before.isDefault ? textOf(name, before, scope, expand) : before.text
  return { flavor: 'recursive', text: joined(base, text), origin, at }
}

function joined(a: Text, b: Text): Text {
  return a === '' || b === '' ? a + b : `${a} ${b}`
}

/** What the environment has, and a blank; whoever appends to it expects that it may have nothing. */
function orNothing(text: Text, { session }: Scope): Text {
  const [part] = session.unknowns.value(text)
  if (part === undefined || typeof part === 'string') return text && `${text} `
  return session.unknowns.mark({ ...part, id: `${part.id} or nothing`, fallback: [] })
}
