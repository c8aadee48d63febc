import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CaseFile, EngineCase } from './case.ts'
import { sampleCases } from './samples.ts'

const GOLDEN = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'cases')

/** Every project that the engines build: the samples, and the golden tests whose case.json says `engine`. */
export function engineCases(): EngineCase[] {
  return [...sampleCases, ...goldenCases()]
}

function goldenCases(): EngineCase[] {
  return folders(GOLDEN).flatMap((area) =>
    folders(join(GOLDEN, area)).flatMap((name) => goldenCase(area, name)),
  )
}

function goldenCase(area: string, name: string): EngineCase[] {
  const path = join(GOLDEN, area, name, 'case.json')
  if (!existsSync(path)) return []
  const { script, options, engine } = JSON.parse(readFileSync(path, 'utf8')) as CaseFile
  if (!engine) return []
  const folder = join(dirname(path), 'before')
  return [{ name: `${area}/${name}`, folder, script, options: options ?? {}, engine }]
}

function folders(path: string): string[] {
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}
