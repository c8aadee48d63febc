import { Journal } from '../diagnostics/journal.ts'
import type { DrivenFile } from '../drivers/driver.ts'
import type { FoldOptions } from '../result.ts'
import { drivenStart } from '../script/driven.ts'
import { mayBuild } from './may-build.ts'
import { look } from './look.ts'

interface Lead {
  readonly goal: string
  /** How many shells run for it. */
  readonly effort: number
  /** The places of the final builds that have all that they need. */
  readonly finals: readonly string[]
}

/**
 * The goals of a file that lead to final images: for each image the one that does least else.
 *
 * @returns none when no goal alone makes a builder, takes files out of it and builds again.
 */
export function chooseGoals(file: DrivenFile, options: FoldOptions): readonly string[] {
  const goals = file.goals.filter(({ name }) => mayBuild(file, name, options.project))
  const leads = goals.map(({ name }): Lead => ({
    goal: name,
    effort: file.fragmentsOf([name]).length,
    finals: finalsOf(file, [name], options),
  }))
  const finals = new Set(leads.flatMap((lead) => lead.finals))
  const chosen = new Set(
    [...finals].map((final) => {
      const able = leads.filter((lead) => lead.finals.includes(final))
      return able.reduce((best, lead) => (lead.effort < best.effort ? lead : best)).goal
    }),
  )
  return leads.flatMap(({ goal }) => (chosen.has(goal) ? [goal] : []))
}

/** A job that takes files out of containers, so that there is something to say about it; none without one. */
export function chooseExtracting(file: DrivenFile, options: FoldOptions): readonly string[] {
  const found = file.goals.find(({ name }) => {
    const { world } = look([drivenStart(file, [name], false)], [new Map()], options, new Journal())
    return world.steps.some(({ kind }) => kind === 'extract')
  })
  return found ? [found.name] : []
}

/** Where the final builds are when goals run in this order. */
export function finalsOf(
  file: DrivenFile,
  goals: readonly string[],
  options: FoldOptions,
): readonly string[] {
  const { patterns } = look([drivenStart(file, goals, false)], [new Map()], options, new Journal())
  return patterns.flatMap(({ finals }) => finals.map(({ build: { span } }) => `${span.path}:${span.start}`))
}
