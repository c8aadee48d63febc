import { matchesGlob } from '../../shell/glob.ts'
import type { SyntaxNode, Word } from '../../shell/parse.ts'
import { patternOf } from '../../shell/pattern.ts'
import { known, type Value } from '../../shell/value.ts'
import type { Outcome } from '../call.ts'
import { chosen, itemCondition } from '../conditions.ts'
import { runStatements } from '../run.ts'
import { scopeOf } from '../scope.ts'
import type { World } from '../world.ts'
import { isAboutArguments } from './arguments.ts'
import { runBranches } from './branches.ts'
import { runNever } from './maybe.ts'
import { recordWords, wholeField } from './words.ts'

type Case = Extract<SyntaxNode, { type: 'Case' }>

/** Takes the branch whose pattern matches where the word is known; where it is not, every branch may run. */
export function runCase(node: Case, world: World): Outcome {
  const mark = world.records.length
  const value = evaluateCase(node, world)
  const found = node.items.some((item) => item.terminator !== undefined && item.terminator !== ';;')
    ? null
    : choose(node, value, world)
  if (found === null) {
    const isTotal = node.items.some((item) => item.pattern.some((word) => word.text === '*'))
    const bodies = node.items.map((item) => [item.body])
    runBranches(node, bodies, !isTotal, isAboutArguments(mark, world), world)
    return { role: 'other', status: 'unknown' }
  }
  let outcome: Outcome = { role: 'shell', status: 'success' }
  for (const item of node.items) {
    if (item === found.item) outcome = runStatements(item.body.commands, world)
    // Another run goes there.
    else if (!found.isAnswer) runNever(item.body, world)
  }
  return outcome
}

function evaluateCase(node: Case, world: World): Value {
  return recordWords(node, 'case', 'shell', world, (keep) => {
    const field = wholeField(node.word, world)
    keep([field])
    for (const item of node.items) for (const word of item.pattern) patternOf(word, scopeOf(world))
    return field.value
  })
}

interface Found {
  /** Undefined when no item runs. */
  readonly item: Case['items'][number] | undefined
  readonly isAnswer: boolean
}

/** The item that runs; null when nobody can tell. */
function choose(node: Case, value: Value, world: World): Found | null {
  const text = known(value)
  let isAnswer = false
  for (const item of node.items) {
    const matches = item.pattern.map((word) => matchesWord(word, text, world))
    const isUnknown = matches.slice(0, [...matches, true].indexOf(true)).includes(null)
    if (!isUnknown && matches.includes(true)) return { item, isAnswer }
    if (!isUnknown) continue
    const patterns = item.pattern.map((word) => patternOf(word, scopeOf(world)))
    const pattern = patterns.includes(null) ? null : patterns.join('|')
    const condition = itemCondition(item, value, pattern, world)
    const answer = chosen(condition, world)
    if (answer === undefined) world.conditions.set(node, condition)
    if (answer === undefined) return null
    if (answer) return { item, isAnswer: true }
    isAnswer = true
  }
  return { item: undefined, isAnswer }
}

function matchesWord(word: Word, text: string | null, world: World): boolean | null {
  const pattern = patternOf(word, scopeOf(world))
  if (pattern === '*') return true
  return text === null || pattern === null ? null : matchesGlob(pattern, text)
}
