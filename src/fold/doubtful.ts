import type { Journal } from '../diagnostics/journal.ts'
import type { Related } from '../diagnostics/diagnostic.ts'
import { conditionBehind } from '../script/ways.ts'
import type { CommandRecord, World } from '../script/world.ts'
import type { SyntaxNode } from '../shell/parse.ts'
import type { Pattern } from './find.ts'
import { partsOf } from './plan.ts'

/** Steps of the pattern in a branch or a loop that may not run. */
export function refuseDoubtful(world: World, pattern: Pattern, journal: Journal): void {
  const ids = new Set<number>([
    ...partsOf(pattern).map((part) => part.build.id),
    ...pattern.artifacts.keys(),
    ...[...pattern.artifacts.keys()].flatMap((id) => startOf(world, id)),
  ])
  for (const record of world.records) {
    if (!record.maybe || !record.steps.some((id) => ids.has(id))) continue
    const related = [reason(record, record.maybe, world)]
    journal.add('SF209', { path: record.script.path, ...record.range }, {}, { related })
  }
}

/** The container that an artifact came out of. */
function startOf(world: World, id: number): number[] {
  const step = world.steps[id]!
  return step.kind === 'extract' ? [step.container] : step.kind === 'rework' ? startOf(world, step.from) : []
}

/** What decides whether a step runs, and which way leads there. */
function reason(record: CommandRecord, maybe: SyntaxNode, world: World): Related {
  const condition = conditionBehind(record, world)
  if (condition) return { span: condition.span, text: `this decides: the step is ${wayTo(record, maybe)}` }
  const isLoop = maybe.type === 'While' || maybe.type === 'For' || maybe.type === 'ArithmeticFor'
  const text = isLoop ? 'this loop may run any number of times' : 'this is what may or may not run'
  return { span: { path: record.script.path, start: maybe.pos, end: maybe.end }, text }
}

function wayTo({ range }: CommandRecord, maybe: SyntaxNode): string {
  const holds = (node: SyntaxNode | undefined): boolean =>
    node !== undefined && node.pos <= range.start && range.end <= node.end
  if (maybe.type === 'Case') {
    const item = maybe.items.find(holds)
    if (item) return `in the branch ${item.pattern.map((word) => word.text).join('|')})`
  }
  if (maybe.type !== 'If') return 'behind it'
  if (holds(maybe.then)) return 'in its then branch'
  if (holds(maybe.else)) return 'in its else branch'
  return holds(maybe) ? 'in an elif branch of it' : 'in a function that it calls'
}
