import { recordTable } from '../../script/records.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import { isEvaluated, type Evaluated, type Statement } from '../../shell/parse.ts'
import { show } from '../../shell/value.ts'
import type { Plan } from '../plan.ts'
import { listsOf } from './lists.ts'
import { planContainers } from './purposes.ts'
import { judge, type Judge } from './verdicts.ts'

/**
 * Messages that are false once the extraction is gone: those that name the builder's image or its container, and
 * those that announce, or report, nothing but what goes.
 */
export function falseMessages(by: Judge, plan: Plan, world: World): ReadonlySet<Evaluated> {
  const found = new Set<Evaluated>()
  const names = builderWords(plan, world)
  for (const statements of listsOf(world)) {
    for (const [at, statement] of statements.entries()) {
      const record = messageOf(statement, by, world)
      if (!record) continue
      const text = record.fields.map((field) => show(field.value)).join(' ')
      const isNamed = names.some((name) => mentions(text, name))
      if (isNamed || announces(statements, at, by, world) || reports(statements, at, text, by))
        found.add(record.node)
    }
  }
  return found
}

function messageOf(statement: Statement, by: Judge, world: World): CommandRecord | null {
  const { command } = statement
  const records = isEvaluated(command) ? recordTable(world).of(command) : []
  // In a function of which one call goes it is what the other call says.
  const record = records.find((one) => !one.calls.some(by.isGone)) ?? records[0]
  return record?.role === 'message' ? record : null
}

/** Texts that mean the builder and not the final image. */
function builderWords(plan: Plan, world: World): string[] {
  const final = plan.finals.flatMap(({ build }) => build.tags.map(show))
  const tags = plan.builders
    .flatMap((builder) => builder.build.tags.map(show))
    .filter((tag) => !final.includes(tag))
  const files = plan.builders.map((builder) => builder.dockerfile.path)
  return [...tags, ...files, ...planContainers(plan, world).map(({ name }) => show(name))].filter(
    (name) => name.length > 3,
  )
}

/** Whether a text holds a name as a word. */
export function mentions(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return at !== -1 && !/[\w/.-]/.test(text[at + name.length] ?? ' ') && !/[\w/]/.test(text[at - 1] ?? ' ')
}

/** What follows goes, and what follows that has a message of its own, or nothing follows. */
function announces(statements: readonly Statement[], at: number, by: Judge, world: World): boolean {
  let next = at + 1
  while (next < statements.length && judge(statements[next]!, by) === 'gone') next += 1
  if (next === at + 1) return false
  return next === statements.length || messageOf(statements[next]!, by, world) !== null
}

function reports(statements: readonly Statement[], at: number, text: string, by: Judge): boolean {
  const previous = statements[at - 1]
  return previous !== undefined && judge(previous, by) === 'gone' && extractionWords.test(text)
}

/** Words by which a comment or a message speaks of the extraction itself. */
export const extractionWords =
  /\b(extract\w*|artifacts?|artefacts?|builder|intermediate|temporary|temp container|copy(ing)? .* (out|from))\b/i
