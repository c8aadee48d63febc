import { readFileSync } from 'node:fs'
import { sabotage } from './calls.ts'
import type { Sabotage } from './calls.ts'
import { actions, siteAt } from './scenario.ts'

/** What a process of its own is to do, and what goes wrong in it. */
export interface Task {
  readonly action: keyof typeof actions
  /** Of the site. */
  readonly base: string
  readonly plan: Sabotage
}

/** What became of it. */
export interface Report {
  readonly refusals: ReturnType<typeof actions.write>
  readonly calls: readonly string[]
}

const tasks = JSON.parse(readFileSync(0, 'utf8')) as readonly Task[]
process.stdout.write(JSON.stringify(tasks.map(perform)))

function perform({ action, base, plan }: Task): Report {
  const end = sabotage(plan)
  const refusals = attempt(() => actions[action](siteAt(base)))
  return { calls: end(), refusals }
}

function attempt(work: () => Report['refusals']): Report['refusals'] {
  try {
    return work()
  } catch (error) {
    return [{ path: '', reason: 'failed', detail: String(error) }]
  }
}
