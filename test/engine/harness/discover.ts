import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCases } from '../../golden/cases.ts'
import type { EngineCase, EngineSpec } from './case.ts'
import { sampleCases } from './samples.ts'

const GOLDEN = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'cases')

/** Every project that the engines build: the samples, and the golden tests whose case.json says `engine`. */
export function engineCases(): EngineCase[] {
  return [...sampleCases, ...goldenCases()]
}

function goldenCases(): EngineCase[] {
  if (!existsSync(GOLDEN)) return []
  return readCases(GOLDEN).flatMap(({ name, folder, file: { script, options = {}, engine } }) =>
    engine ? [{ name, folder: join(folder, 'before'), script, options, engine: engine as EngineSpec }] : [],
  )
}
