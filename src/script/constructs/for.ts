import { expandFields } from '../../shell/expand.ts'
import type { SyntaxNode } from '../../shell/parse.ts'
import type { Outcome } from '../call.ts'
import { runStatements } from '../run.ts'
import { scopeOf } from '../scope.ts'
import type { World } from '../world.ts'
import { runMaybe } from './maybe.ts'

type For = Extract<SyntaxNode, { type: 'For' }>

/** Unrolls a loop over known words; any other may run any number of times. */
export function runFor(node: For, world: World): Outcome {
  const fields = node.wordlist?.flatMap((word) => expandFields(word, scopeOf(world))) ?? []
  const isKnown = node.wordlist !== undefined && fields.every((field) => !field.maySplit && !field.glob)
  if (!isKnown) return runMaybe(node.body, world)
  for (const field of fields) {
    world.variables.set(node.name.text, field.value)
    runStatements(node.body.commands, world)
  }
  return { role: 'shell', status: 'success' }
}
