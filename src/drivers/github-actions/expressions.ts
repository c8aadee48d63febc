import { ROOT } from '../../shell/root.ts'
import { concat, literal, unknown, type Value } from '../../shell/value.ts'

/** Variables by their names; what is not there is not known. */
export type Environment = ReadonlyMap<string, Value>

/** `}}` within a string of the expression's language does not end it. */
export const expression = /\$\{\{((?:'(?:[^']|'')*'|[^'}]|\}(?!\}))*)\}\}/g

/** What `${{ … }}` stands for: the runner puts it into the text before a shell sees that. */
export function expressionValue(inside: string, variables: Environment): Value {
  const text = inside.trim()
  const label = `\${{ ${text} }}`
  if (text === 'github.workspace') return ROOT
  const quoted = /^'((?:[^']|'')*)'$/.exec(text)
  if (quoted) return literal(quoted[1]!.replaceAll("''", "'"))
  const [, context, name] = /^(env|github)\.(\w+)$/.exec(text) ?? []
  if (context === 'env') return variables.get(name!) ?? unknown(`$${name}`, label)
  // The runner gives the same to its shells, and nobody else can set it.
  if (context === 'github') return unknown(`$GITHUB_${name!.toUpperCase()}`, label)
  return unknown(label)
}

/** A text with expressions in it. */
export function evaluate(text: string, variables: Environment): Value {
  const parts: Value[] = []
  let from = 0
  for (const match of text.matchAll(expression)) {
    parts.push(literal(text.slice(from, match.index)), expressionValue(match[1]!, variables))
    from = match.index + match[0].length
  }
  return concat(...parts, literal(text.slice(from)))
}
