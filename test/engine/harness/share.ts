import type { EngineCase } from './case.ts'
import type { Builder, EngineVersion } from './engine.ts'
import { sampleCases } from './samples.ts'

/**
 * The cases that one builder of one engine builds. A sample is built by all four; a golden case by BuildKit of the
 * one engine and the classic builder of the other, in turns, so that the suite keeps to its minutes.
 * `STAGEFOLD_ENGINES=all` builds everything everywhere.
 */
export function shareOf(
  cases: readonly EngineCase[],
  version: EngineVersion,
  builder: Builder,
): readonly EngineCase[] {
  if (process.env['STAGEFOLD_ENGINES'] === 'all') return cases
  return cases.filter((one, at) => {
    const isNarrow = one.engine.engines !== undefined || one.engine.builders !== undefined
    const isFirst = (version === '20.10') === (builder === 'buildkit')
    return isNarrow || sampleCases.includes(one) || (at % 2 === 0) === isFirst
  })
}
