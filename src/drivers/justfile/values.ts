import { ROOT } from '../../shell/root.ts'
import { concat, known, literal, unknown, type Value } from '../../shell/value.ts'
import type { Justfile, Recipe } from './read.ts'

/** `{{…}}`; four braces stand for two. */
export const interpolation = /\{\{\{\{|\{\{(?!\{)((?:"[^"]*"|'[^']*'|`[^`]*`|[^}]|\}(?!\}))*)\}\}/g

/** Gives what an expression in a recipe is. */
export function meanings(
  file: Justfile,
  recipe: Recipe,
  directory: string,
): (match: RegExpMatchArray) => Value {
  const home = directory === '' ? ROOT : concat(ROOT, literal(`/${directory}`))
  const evaluate = (text: string, open: readonly string[]): Value => {
    const parts = text.split(/\s*\+\s*/)
    if (parts.length > 1) return concat(...parts.map((part) => evaluate(part, open)))
    const expression = text.trim()
    const string = /^'([^']*)'$|^"([^"\\]*)"$/.exec(expression)
    if (string) return literal(string[1] ?? string[2]!)
    if (/^(?:justfile|source)_(?:dir|directory)\(\)$/.test(expression)) return home
    const [, name] = /^env(?:_var)?\(\s*['"](\w+)['"]\s*\)$/.exec(expression) ?? []
    if (name !== undefined) return unknown(`$${name}`, `{{${expression}}}`)
    const said = file.variables.get(expression)
    const isOwn = recipe.parameters.includes(expression)
    if (isOwn) return unknown(`{{${expression}}}@${recipe.name}`, `{{${expression}}}`)
    if (said === undefined || open.includes(expression)) return unknown(`{{${expression}}}`)
    const value = evaluate(said, [...open, expression])
    // Every look at a variable gives the same, whatever its expression asks.
    return known(value) === null && !isPlain(said) ? unknown(`{{${expression}}}`) : value
  }
  return ([whole, inside]) =>
    inside === undefined ? literal('{{') : (evaluate(inside, []) ?? unknown(whole!))
}

function isPlain(expression: string): boolean {
  return !/[`(]/.test(expression)
}

/** What the shells of all recipes see of the variables. */
export function environment(
  file: Justfile,
  meaning: (match: RegExpMatchArray) => Value,
): ReadonlyMap<string, Value> {
  const all = file.settings.get('export')?.startsWith('true') ?? false
  const names = [...file.variables.keys()].filter((name) => all || file.exported.has(name))
  return new Map(names.map((name) => [name, meaning([`{{${name}}}`, name] as unknown as RegExpMatchArray)]))
}
