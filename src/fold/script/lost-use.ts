import type { Journal } from '../../diagnostics/journal.ts'
import type { Step } from '../../pipeline/types.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import type { Evaluated } from '../../shell/parse.ts'
import { show } from '../../shell/value.ts'
import type { Span } from '../../source/span.ts'
import { builderOf, lastBuild, type Plan } from '../plan.ts'
import { onlyReads } from './host-uses.ts'
import type { Touch } from './touches.ts'

/** What is looked for among the commands that stay. */
export interface Job {
  readonly plan: Plan
  /** Where the merged ones are. */
  readonly dockerfiles: ReadonlySet<string>
  readonly world: World
  /** Builders, by their steps, whose extractions stay for the host. */
  readonly kept: ReadonlySet<number>
  readonly removed: ReadonlySet<Evaluated>
  readonly journal: Journal
  /** The variables that a command reads once it is edited. */
  readonly readsOf: (record: CommandRecord) => ReadonlySet<string>
}

/** What works on an artifact, and how many steps had been taken by then. */
export interface User {
  readonly name: string
  readonly at: number
  readonly run: number
}

export function userOf(record: CommandRecord): User {
  return { name: nameOf(record), at: record.at, run: record.run }
}

export function nameOf(record: CommandRecord): string {
  return record.fields[0] ? show(record.fields[0].value) : 'the assignment'
}

export function refuseTouch(
  user: User,
  { step, artifact, path }: Touch,
  span: Span,
  { plan, world, journal }: Pick<Job, 'plan' | 'world' | 'journal'>,
): void {
  const builder = builderOf(plan, artifact)!
  const isLater = user.at > lastBuild(plan, user.run, artifact.build) && !plan.final.byHand
  journal.add(
    isLater ? 'SF211' : 'SF210',
    span,
    { command: user.name, path, stage: builder.stageName, dockerfile: builder.dockerfile.path },
    {
      related: [
        {
          span: world.steps[step]!.span,
          text: `${artifact.path} is extracted here, from ${artifact.source}`,
        },
      ],
    },
  )
}

/**
 * The extraction stays, so that what follows the last build finds all that it needs; before that, what is not modelled
 * may change what a build takes.
 */
export function isKeptWork(
  record: CommandRecord,
  step: Step,
  { kept, plan }: Pick<Job, 'kept' | 'plan'>,
): boolean {
  const build = 'artifact' in step ? step.artifact.build : step.kind === 'container' ? step.build : null
  if (build === null || !kept.has(build)) return false
  return record.role !== 'other' || record.at > lastBuild(plan, record.run, build) || onlyReads(record)
}
