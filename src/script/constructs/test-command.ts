import { matchesGlob } from '../../shell/glob.ts'
import type { SyntaxNode } from '../../shell/parse.ts'
import { patternOf } from '../../shell/pattern.ts'
import { known } from '../../shell/value.ts'
import type { Outcome } from '../call.ts'
import { decideBinary, decideUnary, negated, statusOf } from '../commands/test.ts'
import { scopeOf } from '../scope.ts'
import type { World } from '../world.ts'
import { recordWords, wholeField } from './words.ts'

type TestCommand = Extract<SyntaxNode, { type: 'TestCommand' }>
type Status = Outcome['status']
type Keep = Parameters<Parameters<typeof recordWords>[4]>[0]

/** `[[ … ]]`: as `test`, with patterns and operators of its own. */
export function runTestCommand(node: TestCommand, world: World): Outcome {
  const status = recordWords(node, '[[', 'test', world, (keep) => decide(node.expression, world, keep))
  return { role: 'test', status, output: [] }
}

function decide(expression: TestCommand['expression'], world: World, keep: Keep): Status {
  switch (expression.type) {
    case 'TestGroup':
      return decide(expression.expression, world, keep)
    case 'TestNot': {
      const status = decide(expression.operand, world, keep)
      return expression.negations.length % 2 === 1 ? negated(status) : status
    }
    case 'TestLogical':
      return combined(
        expression.operator,
        expression.operands.map((operand) => decide(operand, world, keep)),
      )
    case 'TestUnary': {
      const field = wholeField(expression.operand, world)
      keep([field])
      return decideUnary(expression.operator, field.value, world)
    }
    case 'TestBinary': {
      const [left, right] = [wholeField(expression.left, world), wholeField(expression.right, world)]
      keep([left, right])
      const text = known(left.value)
      if (!['=', '==', '!='].includes(expression.operator))
        return decideBinary(left.value, expression.operator, right.value)
      const pattern = patternOf(expression.right, scopeOf(world))
      if (text === null || pattern === null) return 'unknown'
      return statusOf(matchesGlob(pattern, text) === (expression.operator !== '!='))
    }
  }
}

/** What does not hang on the unknown ones is decided. */
function combined(operator: '&&' | '||', statuses: readonly Status[]): Status {
  const decisive = operator === '&&' ? 'failure' : 'success'
  if (statuses.includes(decisive)) return decisive
  return statuses.includes('unknown') ? 'unknown' : negated(decisive)
}
