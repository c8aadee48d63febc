import type { EngineCase } from './case.ts'
import type { Builder, EngineVersion } from './engine.ts'
import { sampleCases } from './samples.ts'

/** Neighbours are often cases of one row of equivalence.md: they go to different builders and engines. */
const turns = ['20.10 buildkit', '26.1 classic', '26.1 buildkit', '20.10 classic'] as const

/**
 * The cases that one builder of one engine builds. A sample is built by all four, a golden case by one of them in
 * turns, so that the suite keeps to its minutes: one in three, and of those that show how scripts are read, which come
 * to the same few Dockerfiles, one in nine. `STAGEFOLD_ENGINES=all` builds everything everywhere.
 */
export function shareOf(
  cases: readonly EngineCase[],
  version: EngineVersion,
  builder: Builder,
): readonly EngineCase[] {
  if (process.env['STAGEFOLD_ENGINES'] === 'all') return cases
  return cases.filter((one, at) => {
    if (isAboutScripts(one) && at % 9 > 0) return false
    const isNarrow = one.engine.engines !== undefined || one.engine.builders !== undefined
    if (isNarrow || sampleCases.includes(one)) return true
    const isTurn = turns[at % turns.length] === `${version} ${builder}`
    return isTurn && (isAboutScripts(one) || Math.floor(at / turns.length) % 3 === 0)
  })
}

const areas = 'script/ images/ roles/ host/ context/ dockerfiles/ compose/ package-json/'.split(' ')

function isAboutScripts({ name }: EngineCase): boolean {
  return areas.some((area) => name.startsWith(area))
}
