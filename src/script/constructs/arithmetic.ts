import type { SyntaxNode } from '../../shell/parse.ts'
import { unknown } from '../../shell/value.ts'
import type { Outcome } from '../call.ts'
import type { World } from '../world.ts'
import { assignedByArithmetic } from './assigned.ts'
import { recordWords } from './words.ts'

type ArithmeticCommand = Extract<SyntaxNode, { type: 'ArithmeticCommand' }>

/** `(( … ))`: nothing is computed; what it sets is unknown. */
export function runArithmetic(node: ArithmeticCommand, world: World): Outcome {
  recordWords(node, '((', 'test', world, () => {
    for (const [name] of node.body.matchAll(/[A-Za-z_]\w*|(?<=\$)[#\d@*]|(?<!\w)#/g)) world.reads.add(name)
  })
  for (const name of assignedByArithmetic(node.body)) {
    world.variables.set(name, unknown(`$${name}@${node.pos}#${world.records.length}`, `$${name}`))
  }
  return {
    role: assignedByArithmetic(node.body).length > 0 ? 'other' : 'test',
    status: 'unknown',
    output: [],
  }
}
