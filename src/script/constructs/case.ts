import { matchesGlob } from '../../shell/glob.ts'
import type { SyntaxNode, Word } from '../../shell/parse.ts'
import { patternOf } from '../../shell/pattern.ts'
import { known, type Value } from '../../shell/value.ts'
import type { Outcome } from '../call.ts'
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
  const chosen = node.items.some((item) => item.terminator !== undefined && item.terminator !== ';;')
    ? null
    : choose(node, value, world)
  if (chosen === null) {
    const isTotal = node.items.some((item) => item.pattern.some((word) => word.text === '*'))
    const bodies = node.items.map((item) => [item.body])
    runBranches(node, bodies, !isTotal, isAboutArguments(mark, world), world)
    return { role: 'other', status: 'unknown' }
  }
  let outcome: Outcome = { role: 'shell', status: 'success' }
  for (const item of node.items) {
    if (item === chosen) outcome = runStatements(item.body.commands, world)
    else runNever(item.body, world)
  }
  return outcome
}

export function evaluateCase(node: Case, world: World): Value {
  return recordWords(node, 'case', 'shell', world, (keep) => {
    const field = wholeField(node.word, world)
    keep([field])
    for (const item of node.items) for (const word of item.pattern) patternOf(word, scopeOf(world))
    return field.value
  })
}

/** The item that runs, undefined when none does, null when nobody can tell. */
function choose(node: Case, value: Value, world: World): Case['items'][number] | undefined | null {
  const text = known(value)
  for (const item of node.items) {
    const matches = item.pattern.map((word) => matchesWord(word, text, world))
    if (matches.includes(true)) return matches.slice(0, matches.indexOf(true)).includes(null) ? null : item
    if (matches.includes(null)) return null
  }
  return undefined
}

function matchesWord(word: Word, text: string | null, world: World): boolean | null {
  const pattern = patternOf(word, scopeOf(world))
  if (pattern === '*') return true
  return text === null || pattern === null ? null : matchesGlob(pattern, text)
}
