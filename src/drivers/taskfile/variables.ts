import { entriesOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Node } from '../../data/node.ts'
import { ROOT } from '../../shell/root.ts'
import { concat, literal, unknown, type Value } from '../../shell/value.ts'

/** `{{.X}}`, or anything else of the language of templates. */
export const template = /\{\{-?\s*(?:\.(\w+)\s*-?|[^]*?)\}\}/g

/** Gives what a template stands for: variables of the task, of the file, of the system around it. */
export function meanings(
  owners: readonly (Node | null)[],
  directory: string,
): (match: RegExpMatchArray) => Value {
  const root = directory === '' ? ROOT : concat(ROOT, literal(`/${directory}`))
  const known = new Map<string, Value>([
    ['TASKFILE_DIR', root],
    ['ROOT_DIR', root],
  ])
  const meaning = ([whole, name]: RegExpMatchArray): Value =>
    name === undefined ? unknown(whole!) : (known.get(name) ?? unknown(`$${name}`, whole))
  for (const owner of owners) {
    for (const { key, value } of entriesOf(valueOf(owner, 'vars'))) {
      const text = textAt(value)
      const label = `{{.${key.text}}}`
      known.set(key.text, text === null ? unknown(label) : evaluate(text, meaning))
    }
  }
  return meaning
}

export function evaluate(text: string, meaning: (match: RegExpMatchArray) => Value): Value {
  const parts: Value[] = []
  let from = 0
  for (const match of text.matchAll(template)) {
    parts.push(literal(text.slice(from, match.index)), meaning(match))
    from = match.index + match[0].length
  }
  return concat(...parts, literal(text.slice(from)))
}

/** Variables of the shell; what the system around says of them comes first. */
export function environment(
  owners: readonly (Node | null)[],
  meaning: (match: RegExpMatchArray) => Value,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  for (const { key, value } of owners.flatMap((owner) => entriesOf(valueOf(owner, 'env')))) {
    const text = textAt(value)
    const label = `$${key.text}`
    if (text === null) values.delete(key.text)
    else values.set(key.text, [{ id: label, label, fallback: evaluate(text, meaning) }])
  }
  return values
}
