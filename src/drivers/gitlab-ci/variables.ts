import { entriesOf, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Node } from '../../data/node.ts'
import { ROOT } from '../../shell/root.ts'
import type { Value } from '../../shell/value.ts'
import { withReferences } from '../references.ts'
import type { Job } from './jobs.ts'

/**
 * What the file says of variables. Whoever starts a pipeline, and the project's settings, can say something else, so it
 * is what they are unless somebody does.
 */
export function variablesOf(job: Job, root: Node | null): ReadonlyMap<string, Value> {
  const said = new Map<string, string>()
  for (const owner of [root, ...job.layers.toReversed()]) {
    for (const { key, value } of entriesOf(valueOf(owner, 'variables'))) {
      const text = textAt(value) ?? textAt(value, 'value')
      if (text === null) said.delete(key.text)
      else said.set(key.text, text)
    }
  }
  for (const name of matrixNames(job)) said.delete(name)
  const values = new Map<string, Value>([['CI_PROJECT_DIR', ROOT]])
  for (const [name, text] of said) {
    const label = `$${name}`
    values.set(name, [{ id: label, label, fallback: withReferences(text, said, new Set([name])) }])
  }
  return values
}

function matrixNames({ layers }: Job): readonly string[] {
  return layers.flatMap((layer) =>
    itemsOf(valueOf(valueOf(layer, 'parallel'), 'matrix')).flatMap(({ value }) =>
      entriesOf(value).map(({ key }) => key.text),
    ),
  )
}
