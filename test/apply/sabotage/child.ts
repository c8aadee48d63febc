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

const { action, base, plan } = JSON.parse(process.argv[2]!) as Task
const end = sabotage(plan)
const refusals = attempt()
const report: Report = { calls: end(), refusals }
process.stdout.write(JSON.stringify(report))

function attempt(): Report['refusals'] {
  try {
    return actions[action](siteAt(base))
  } catch (error) {
    return [{ path: '', reason: 'failed', detail: String(error) }]
  }
}
