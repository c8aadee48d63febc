import { entriesOf, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Node } from '../../data/node.ts'
import { ROOT } from '../../shell/root.ts'
import { literal, type Value } from '../../shell/value.ts'

/** What all jobs start with, where it is plain: anything else is not known. */
export function variablesOf(layers: readonly (Node | null)[]): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>([['TRAVIS_BUILD_DIR', ROOT]])
  const [first] = layers
  const root = layers.at(-1) ?? null
  const env = valueOf(root, 'env')
  const common = valueOf(env, 'global')
  for (const [name, text] of assignments(common)) values.set(name, literal(text))
  // A job can say all anew: what it names is its own, and what the matrix names changes from job to job.
  const others = [valueOf(env, 'matrix'), valueOf(env, 'jobs'), common ? null : env]
  if (first !== root) others.push(valueOf(first ?? null, 'env'))
  for (const other of others) for (const name of namesIn(other)) values.delete(name)
  return values
}

/** `A=b C="d e"` in one text or a list of them, or a mapping. */
function assignments(node: Node | null): [string, string][] {
  const entries = entriesOf(node).flatMap(({ key, value }): [string, string][] => {
    const text = textAt(value)
    return text !== null && plain.test(text) ? [[key.text, text]] : []
  })
  return [...entries, ...textsOf(node).flatMap(assignmentsIn)]
}

const plain = /^[\w./:@%+,=-]*$/

function assignmentsIn(text: string): [string, string][] {
  const words = text.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []
  return words.flatMap((word): [string, string][] => {
    const [, name, quoted] = /^(\w+)=(.*)$/.exec(word) ?? []
    const value = quoted?.replace(/^(["'])(.*)\1$/, '$2')
    return name !== undefined && value !== undefined && plain.test(value) ? [[name, value]] : []
  })
}

function namesIn(node: Node | null): string[] {
  const assigned = textsOf(node).flatMap((text) => Array.from(text.matchAll(/(\w+)=/g), ([, name]) => name!))
  return [...entriesOf(node).map(({ key }) => key.text), ...assigned]
}

function textsOf(node: Node | null): string[] {
  const one = textAt(node)
  return one === null ? itemsOf(node).flatMap(({ value }) => textAt(value) ?? []) : [one]
}
