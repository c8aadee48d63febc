import { followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Item, Node } from '../../data/node.ts'
import type { ListJob } from '../list-jobs.ts'
import { shellsOf } from './steps.ts'

/** Steps, jobs, or stages of jobs. */
export function jobsOf(root: Node | null): readonly ListJob[] {
  const stages = itemsOf(valueOf(root, 'stages'))
  const groups: (Node | null)[] = stages.length > 0 ? stages.map(({ value }) => value) : [root]
  const jobs = groups.flatMap((stage) => {
    const items = itemsOf(valueOf(stage, 'jobs'))
    if (items.length > 0) return items.flatMap((item) => jobOf(item, [root, stage]))
    return valueOf(stage, 'steps') && stage ? jobOf({ value: stage, range: stage.range }, [root]) : []
  })
  const names = jobs.map(({ name }) => name)
  return jobs.map((job, at) =>
    names.indexOf(job.name) === at ? job : { ...job, name: `${job.name} ${at + 1}` },
  )
}

function jobOf({ value, range }: Item, around: readonly (Node | null)[]): ListJob[] {
  const job = followed(value)
  const steps = valueOf(job, 'steps')
  if (!steps) return []
  const name = textAt(job, 'job') ?? textAt(job, 'deployment') ?? textAt(job, 'stage') ?? 'steps'
  const before = valueOf(job, 'dependsOn')
  const one = textAt(before)
  const needs = one === null ? itemsOf(before).flatMap((item) => textAt(item.value) ?? []) : [one]
  return [{ name, range, needs, shells: shellsOf(steps, [...around, job]), required: [] }]
}
