import { Journal } from '../diagnostics/journal.ts'
import type { DrivenFile } from '../drivers/driver.ts'
import type { FoldOptions } from '../result.ts'
import { drivenStart } from '../script/driven.ts'
import type { Start } from '../script/run.ts'
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
  const leads = file.goals.flatMap(({ name }): Lead[] => {
    const start = drivenStart(file, [name], false)
    const { fragments } = start.driven!
    if (!mayBuild(fragments, options.project)) return []
    return [{ goal: name, effort: fragments.length, finals: finalsFrom(start, options) }]
  })
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

/** Whether goals come to a final image when they run in this order. */
export function makesImages(file: DrivenFile, goals: readonly string[], options: FoldOptions): boolean {
  return finalsFrom(drivenStart(file, goals, false), options).length > 0
}

/** Where the final builds are. */
function finalsFrom(start: Start, options: FoldOptions): readonly string[] {
  const { patterns } = look([start], [new Map()], options, new Journal())
  return patterns.flatMap(({ finals }) => finals.map(({ build: { span } }) => `${span.path}:${span.start}`))
}
