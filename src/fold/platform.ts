import type { Journal } from '../diagnostics/journal.ts'
import type { BuildFlag } from '../pipeline/types.ts'
import { equal, known, type Value } from '../shell/value.ts'
import type { TextEdit } from '../source/span.ts'
import { partsOf, type Part, type Plan } from './plan.ts'
import { stageOf, referencesOf } from './references.ts'

/** What one build's `--platform` becomes when the other build has none, or another one (E83). */
export interface PlatformPlan {
  /** Edits of each part's FROM lines. */
  readonly edits: ReadonlyMap<Part, readonly TextEdit[]>
  /** Options of final builds that have to leave the command because they would reach every stage. */
  readonly dropped: readonly BuildFlag[]
}

export function planPlatforms(plan: Plan, journal: Journal): PlatformPlan {
  const parts = partsOf(plan)
  const wanted = parts.map(platformOf)
  const edits = new Map<Part, readonly TextEdit[]>()
  if (wanted.every((value) => same(value, wanted[0]!))) return { edits, dropped: [] }
  for (const [at, part] of parts.entries()) {
    const value = wanted[at]
    if (!value) continue
    const platform = known(value)
    const problem = problemOf(platform)
    if (platform === null || problem) journal.add('SF306', flagOf(part)!.span, { flag: 'platform', problem })
    else edits.set(part, writePlatform(part, platform))
  }
  return { edits, dropped: plan.finals.flatMap((final) => flagOf(final) ?? []) }
}

/** Why a FROM cannot say what the option says: it names one platform. */
function problemOf(platform: string | null): string {
  if (platform === null) return 'its value is known only when the script runs'
  return platform.includes(',') ? 'one build makes several platforms, and a stage is of one' : ''
}

function writePlatform(part: Part, platform: string): TextEdit[] {
  return referencesOf(part.dockerfile)
    .filter((reference) => reference.where === 'FROM' && stageOf(reference, part.dockerfile) === null)
    .filter(({ stage, name }) => stage.platform === null && name !== 'scratch')
    .map(({ range }) => ({ start: range.start, end: range.start, text: `--platform=${platform} ` }))
}

function flagOf(part: Part): BuildFlag | null {
  return part.build.flags.findLast((flag) => flag.name === 'platform') ?? null
}

function platformOf(part: Part): Value | null {
  return flagOf(part)?.value ?? null
}

function same(a: Value | null, b: Value | null): boolean {
  return a && b ? equal(a, b) : a === b
}
