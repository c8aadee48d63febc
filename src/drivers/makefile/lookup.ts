import { isKnown, type Text } from './marks.ts'
import type { Scope } from './session.ts'
import { Stop } from './stop.ts'
import { either } from './functions/derived.ts'
import type { Variable } from './variables.ts'

type Expand = (text: Text, scope: Scope) => Text

/** What `$(NAME)` gives. */
export function variableText(name: string, scope: Scope, expand: Expand): Text {
  const { session } = scope
  const automatic = scope.automatic?.get(name)
  if (automatic !== undefined) return automatic
  if (name === 'MAKECMDGOALS') session.asksGoals = true
  const variable = scope.variables.get(name)
  if (variable) return textOf(name, variable, scope, expand)
  if (variable === null || /^[@%<?^+|*][DF]?$/.test(name)) return ''
  return session.environment(name)
}

/** What one of the things that a variable may be gives. */
export function textOf(name: string, variable: Variable, scope: Scope, expand: Expand): Text {
  const { session } = scope
  if (variable.either) {
    const { condition, ways, byDefault } = variable.either
    const texts = ways.map((way) =>
      way ? textOf(name, way, scope, expand) : unset(name, scope.variables.get(name), scope),
    )
    return either(condition, texts, byDefault, `$(${name})`, scope)
  }
  if (variable.flavor === 'simple') return defaulted(name, variable, variable.text, scope)
  if (session.expanding.has(variable)) {
    throw new Stop(`Recursive variable '${name}' references itself (eventually)`)
  }
  session.expanding.add(variable)
  try {
    return defaulted(name, variable, expand(variable.text, { ...scope, at: variable.at }), scope)
  } finally {
    session.expanding.delete(variable)
  }
}

function unset(name: string, now: Variable | null | undefined, scope: Scope): Text {
  return now === null ? '' : scope.session.environment(name)
}

/** The environment counts where the file gives a default only: as `${NAME-text}` in a script. */
function defaulted(name: string, variable: Variable, text: Text, { session }: Scope): Text {
  if (!variable.isDefault) return text
  const given = session.start.environment.get(name)
  if (given !== undefined && given !== null) return given
  if (given === null || !/^[A-Za-z_]\w*$/.test(name)) return text
  return session.unknowns.mark({
    id: isKnown(text) ? `\${${name}-${text}}=${text}` : `make default ${name} ${text}`,
    label: `$(${name})`,
    fallback: session.unknowns.value(text),
  })
}
