import { entriesOf, followed, textAt, valueOf } from '../../data/lookup.ts'
import type { Node } from '../../data/node.ts'
import { ROOT } from '../../shell/root.ts'
import { unknown, type Value } from '../../shell/value.ts'
import { evaluate, type Environment } from './expressions.ts'

/** What the runner itself sets. */
export const ofRunner: Environment = new Map([['GITHUB_WORKSPACE', ROOT]])

/** The variables of a workflow, a job or a step over those around it. */
export function withEnv(outer: Environment, owner: Node | null): Environment {
  const env = valueOf(owner, 'env')
  if (!env) return outer
  // An expression that gives all of them can give any.
  if (env.kind !== 'mapping') return ofRunner
  const inner = new Map(outer)
  for (const { key, value } of entriesOf(env)) {
    const text = textAt(value)
    if (text !== null || followed(value) === null) inner.set(key.text, evaluate(text ?? '', outer))
    else inner.delete(key.text)
  }
  return inner
}

/** After a step that writes variables for those that follow: what it names is not known any more. */
export function afterStep(variables: Environment, script: string, step: number): Environment {
  if (!/GITHUB_ENV|::set-env/.test(script)) return variables
  const words = new Set(script.match(/\w+/g))
  const names = [...variables.keys()].filter((name) => words.has(name))
  const changed = new Map<string, Value>(variables)
  for (const name of names) {
    if (name !== 'GITHUB_WORKSPACE') changed.set(name, unknown(`$${name}@step ${step}`, `$${name}`))
  }
  return changed
}
