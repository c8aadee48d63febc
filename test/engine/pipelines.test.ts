import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { modelOutcome, realOutcome, type Outcome } from '../model/engine/outcome.ts'
import { runReal } from '../model/engine/real.ts'
import { runModel } from '../model/model.ts'
import { apply, check, folded } from '../property/check.ts'
import { generate, scriptName, type Pipeline } from '../property/generate.ts'
import { plans } from '../property/plan.ts'
import { show } from '../property/report.ts'
import { finalTag } from '../property/script.ts'
import { BUILDERS, type Builder, type Engine, startEngine } from './harness/engine.ts'
import { run } from './harness/process.ts'

const size = 6
const seed = Number(process.env['STAGEFOLD_SEED'] ?? 1)

/** Makes the images that random pipelines start from. */
const base = fileURLToPath(new URL('../model/engine/base.sh', import.meta.url))

let engine: Engine
let given: Set<string>
beforeAll(async () => {
  engine = await startEngine('26.1')
  await run([base], { env: engine.env('classic') })
  given = new Set(await images())
})
afterAll(() => engine?.stop())

describe.each(BUILDERS)(`random pipelines of seed ${seed}, docker 26.1, %s`, (builder) => {
  test.each(sample())('$name: old way, folded way and the model give one image', async ({ pipeline }) => {
    const { files } = pipeline
    const text = show(pipeline)
    const model = modelOutcome(runModel(files, files[scriptName]!, builder, finalTag))
    expect(model).not.toBeNull()
    expect({ text, old: await build(files, builder) }).toEqual({ text, old: model })
    expect({ text, folded: await build(apply(files, folded(files)), builder) }).toEqual({
      text,
      folded: model,
    })
  })
})

/** The first pipelines that fold. */
function sample(): { name: string; pipeline: Pipeline }[] {
  const pipelines = fc.sample(plans, { numRuns: size * 20, seed }).map(generate)
  const chosen: { name: string; pipeline: Pipeline }[] = []
  for (const [index, pipeline] of pipelines.entries()) {
    if (chosen.length === size) return chosen
    if (isSteady(pipeline) && check(pipeline).kind === 'folded')
      chosen.push({ name: `number ${index}`, pipeline })
  }
  throw new Error(`only ${chosen.length} of ${pipelines.length} pipelines of seed ${seed} fold`)
}

/** Real archives hold times; and a whole folder holds the files that the fold edits. */
function isSteady({ files, rows }: Pipeline): boolean {
  return !rows.includes('E65') && !Object.values(files).some((text) => text.includes('tar -c'))
}

async function build(files: Pipeline['files'], builder: Builder): Promise<Outcome> {
  const result = runReal(files, files[scriptName]!, builder, finalTag, engine.env(builder))
  // The other way must not find what this one made.
  const made = (await images()).filter((image) => !given.has(image))
  if (made.length > 0) await engine.docker(['rmi', '--force', ...made])
  if ('failure' in result) throw new Error(result.failure)
  return realOutcome(result)
}

async function images(): Promise<string[]> {
  const told = await engine.docker(['images', '--format', '{{.Repository}}:{{.Tag}}'])
  return told
    .toString()
    .split('\n')
    .filter((image) => image !== '' && !image.includes('<none>'))
}
