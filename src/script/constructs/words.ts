import { expandValue, type Field } from '../../shell/expand.ts'
import { wordRange, type Evaluated, type Word } from '../../shell/parse.ts'
import { scopeOf } from '../scope.ts'
import type { Role, World } from '../world.ts'

/**
 * Keeps a record of the words that a construct evaluates itself, as of those of a command: `case $X in`,
 * `for x in $LIST`, `[[ -f app ]]`.
 *
 * @param expand gives the fields of the words that it was asked for
 */
export function recordWords<T>(
  node: Evaluated,
  keyword: string,
  role: Role,
  world: World,
  expand: (keep: (fields: readonly Field[]) => void) => T,
): T {
  const outerReads = world.reads
  world.reads = new Set()
  const at = world.steps.length
  const { cwd, maybe } = world
  const fields: Field[] = [keywordField(node, keyword)]
  const result = expand((more) => fields.push(...more))
  const ends = fields.map((field) => wordRange(world.script, field.word).end)
  world.records.push({
    node,
    script: world.script,
    process: world.process,
    run: world.run,
    range: { start: node.pos, end: node.type === 'TestCommand' ? node.end : Math.max(...ends) },
    fields,
    cwd,
    maybe,
    calls: world.callers,
    at,
    role,
    steps: world.steps.slice(at).map((step) => step.id),
    reads: world.reads,
    assigns: [],
  })
  for (const name of world.reads) outerReads.add(name)
  world.reads = outerReads
  return result
}

/** A word that the shell does not split, as in `case` and `[[ ]]`. */
export function wholeField(word: Word, world: World): Field {
  return { value: expandValue(word, scopeOf(world)), word, maySplit: false, glob: false }
}

function keywordField(node: Evaluated, keyword: string): Field {
  const { pos } = node
  const word: Word = { type: 'Word', pos, end: pos + keyword.length, text: keyword, value: keyword }
  return { value: [keyword], word, maySplit: false, glob: false }
}
