import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Builder } from '../model/build/request.ts'
import { modelOutcome, realOutcome } from '../model/engine/outcome.ts'
import { runReal } from '../model/engine/real.ts'
import { runModel } from '../model/model.ts'
import { apply, check, folded } from './check.ts'
import { generate, scriptName, type Pipeline } from './generate.ts'
import { plans } from './plan.ts'
import { show } from './report.ts'
import { finalTag } from './script.ts'

/** Set to have a sample of the random pipelines built by the engine that DOCKER_HOST names. */
const asked = process.env['STAGEFOLD_MEASURE'] !== undefined

const size = Number(process.env['STAGEFOLD_SAMPLE'] ?? 6)
const seed = Number(process.env['STAGEFOLD_SEED'] ?? 1)
const builders: readonly Builder[] = ['buildkit', 'classic']

const sample = asked
  ? fc
      .sample(plans, { numRuns: size * 20, seed })
      .map(generate)
      .filter((pipeline) => isSteady(pipeline) && check(pipeline).kind === 'folded')
      .slice(0, size)
  : []

test.skip('a sample on an engine: see test/model/engine/README.md', () => undefined)

/** Real archives hold times; and a whole folder holds the files that the fold edits. */
function isSteady({ files, rows }: Pipeline): boolean {
  return !rows.includes('E65') && !Object.values(files).some((text) => text.includes('tar -c'))
}

if (sample.length > 0) {
  describe.each(builders)('%s makes of a random pipeline what the model makes of it', (builder) => {
    test.each(sample.map((pipeline, index) => ({ pipeline, index })))(
      'number $index',
      ({ pipeline }) => {
        const { files } = pipeline
        const before = realOutcome(runReal(files, files[scriptName]!, builder, finalTag))
        const model = modelOutcome(runModel(files, files[scriptName]!, builder, finalTag))
        const after = apply(files, folded(files))
        const text = show(pipeline)
        expect({ text, outcome: before }).toEqual({ text, outcome: model })
        const outcome = realOutcome(runReal(after, after[scriptName]!, builder, finalTag))
        expect({ text, outcome }).toEqual({ text, outcome: before })
      },
      300_000,
    )
  })
}
