import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCases, type Case } from '../../golden/cases.ts'
import type { EngineCase, EngineSpec } from './case.ts'
import type { Builder, EngineVersion } from './engine.ts'
import { sampleCases } from './samples.ts'

const GOLDEN = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'cases')

/** Every project that the engines build: the samples, and the golden tests whose case.json says `engine`. */
export function engineCases(): EngineCase[] {
  return [...sampleCases, ...goldenCases()]
}

/** The golden tests that fold, and that this builder of this engine builds in no turn of its own. */
export function unbuiltCases(version: EngineVersion, builder: Builder): Case[] {
  return readCases(GOLDEN).filter(({ file }) => {
    const engine = file.engine as EngineSpec | undefined
    const isBuilt =
      engine && (engine.engines?.includes(version) ?? true) && (engine.builders?.includes(builder) ?? true)
    return file.status === 'folded' && !isBuilt
  })
}

function goldenCases(): EngineCase[] {
  if (!existsSync(GOLDEN)) return []
  return readCases(GOLDEN).flatMap(({ name, folder, file: { script, more = [], options = {}, engine } }) =>
    engine
      ? [{ name, folder: join(folder, 'before'), script, more, options, engine: engine as EngineSpec }]
      : [],
  )
}
