import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { check, type Verdict } from './check.ts'
import { generate, type Pipeline } from './generate.ts'
import { plans } from './plan.ts'
import { show } from './report.ts'
import { mayBeRefused, notYetFolded } from './rows.ts'

/** While it is false, wrong images and refusals without an excuse are only counted. */
const foldIsComplete = process.env['STAGEFOLD_STRICT'] === '1'

const runs = Number(process.env['STAGEFOLD_RUNS'] ?? 3000)

/** Set it to what a failure printed to see that failure again. */
const seed = process.env['STAGEFOLD_SEED']

const counts = { folded: 0, refused: 0, nothing: 0, invalid: 0, wrong: 0 } satisfies Record<
  Verdict['kind'],
  number
>
/** Refusals of pipelines whose rows all say how to fold. */
let unexcused = 0

test('a random pipeline gives the same image after the fold, or is refused for a row that allows it', () => {
  const property = fc.property(plans, (plan) => {
    const pipeline = generate(plan)
    const verdict = check(pipeline)
    counts[verdict.kind]++
    const problem = problemOf(pipeline, verdict)
    if (problem !== null && foldIsComplete) throw new Error(`${problem}\n${show(pipeline)}`)
  })
  fc.assert(property, { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) })
}, 600_000)

test('the generator makes pipelines that work', () => {
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0)
  expect(all).toBeGreaterThan(0)
  expect(counts.invalid / all).toBeLessThan(0.1)
})

function problemOf({ rows }: Pipeline, verdict: Verdict): string | null {
  if (verdict.kind === 'wrong') return verdict.why.join('\n')
  if (verdict.kind !== 'refused' || rows.some((row) => mayBeRefused.has(row) || notYetFolded.has(row)))
    return null
  unexcused++
  return `refused with ${verdict.codes.join(' ')}, though every row says how to fold`
}

afterAll(() => {
  const told = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`)
  process.stderr.write(`random pipelines: ${told.join(', ')}; refused without an excuse: ${unexcused}\n`)
})
