import { expandFields } from '../../shell/expand.ts'
import { forEachChild, type SyntaxNode } from '../../shell/parse.ts'
import { unknown } from '../../shell/value.ts'
import type { Outcome } from '../call.ts'
import { runStatements } from '../run.ts'
import { scopeOf } from '../scope.ts'
import type { World } from '../world.ts'
import { runLoop } from './loop.ts'
import { recordWords } from './words.ts'

type For = Extract<SyntaxNode, { type: 'For' | 'Select' }>

/** Unrolls a loop over known words; any other may run any number of times. */
export function runFor(node: For, world: World): Outcome {
  const fields = recordWords(node, 'for', 'shell', world, (keep) => {
    const found = node.wordlist?.flatMap((word) => expandFields(word, scopeOf(world))) ?? []
    keep(found)
    return found
  })
  const isKnown =
    node.type === 'For' &&
    node.wordlist !== undefined &&
    fields.every((field) => !field.maySplit && !field.glob) &&
    !breaks(node.body)
  if (!isKnown) {
    const isOption =
      node.wordlist === undefined || /^"?\$[@*]"?$/.test(node.wordlist.map((word) => word.text).join(' '))
    const name = node.name.text
    if (isOption) world.options.add(name)
    world.variables.set(name, unknown(`$${name}@${node.pos}#${world.records.length}`, `$${name}`))
    return runLoop(node, [node.body], world, isOption)
  }
  for (const field of fields) {
    world.variables.set(node.name.text, field.value)
    runStatements(node.body.commands, world)
  }
  return { role: 'shell', status: 'success' }
}

/** Then nobody knows how often the rest of it runs. */
function breaks(node: SyntaxNode): boolean {
  if (node.type === 'Command' && /^(break|continue)$/.test(node.name?.text ?? '')) return true
  let found = false
  forEachChild(node, (child) => {
    found ||= breaks(child)
  })
  return found
}
