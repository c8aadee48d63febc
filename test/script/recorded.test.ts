import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { driverOf } from '../../src/drivers/index.ts'
import { makefileDriver } from '../../src/drivers/makefile/driver.ts'
import { fold } from '../../src/fold.ts'
import { diskProject } from '../../src/project/disk.ts'
import { readCases } from '../golden/cases.ts'
import { differences } from './recorded/compare.ts'
import { deriveWays, type Derived } from './recorded/derive.ts'
import { deviations, given } from './recorded/deviations.ts'
import { dangling } from './recorded/folded.ts'
import { recordScript, removeCommands, type Run } from './recorded/machine.ts'

/** What bash can run, or make; the other drivers have programs of their own, or run nowhere by hand. */
const cases = readCases(join(import.meta.dirname, '../cases')).filter(({ file: { script } }) => {
  const driver = driverOf(script)
  return driver === null || driver === makefileDriver
})

afterAll(removeCommands)

test.each(['bash', 'make'])('%s is there', (program) => {
  expect(spawnSync(program, ['--version']).status).toBe(0)
})

test('every deviation is one of a case', () => {
  const names = new Set(cases.map(({ name }) => name))
  expect(Object.keys({ ...deviations, ...given }).filter((name) => !names.has(name))).toEqual([])
})

describe('bash calls docker as the interpreter says', () => {
  test.concurrent.each(cases.map((one) => [one.name, one] as const))(
    '%s',
    async (name, { folder, file }) => {
      const before = join(folder, 'before')
      const old = await record(name, before, file.script)
      if (!old) return
      expect(differencesOf(old)).toEqual(deviations[name] ?? [])
      if (file.status !== 'folded') return
      expect(deviations).not.toHaveProperty([name])

      const [{ targets }] = old.ways as readonly [Derived]
      const folded = await record(name, join(folder, 'after'), file.script, targets)
      if (!folded) return
      expect(differencesOf(folded)).toEqual([])
      const { dockerfiles } = fold({ ...file.options, project: diskProject(before), script: file.script })
      for (const dockerfile of dockerfiles) expect(dangling(old.run, folded.run, dockerfile)).toEqual([])
    },
    // Bash and what it starts share the machine with all other tests.
    60_000,
  )
})

/** Bash goes one of the ways. */
function differencesOf({ ways, run }: { ways: readonly Derived[]; run: Run }): string[] {
  const found = ways.map((derived) => differences(derived, run))
  return found.find((one) => one.length === 0) ?? found[0]!
}

async function record(
  name: string,
  folder: string,
  script: string,
  targets?: readonly string[],
): Promise<{ ways: readonly Derived[]; run: Run } | null> {
  const ways = deriveWays(folder, script, targets?.length ? targets : undefined)
  const [derived] = ways
  if (!derived) return null
  const { folders = [], programs = [] } = given[name] ?? {}
  const run = await recordScript({
    folder,
    script,
    // Its own shell has no handler for commands that are not there.
    command: derived.command?.replace(/^make /, 'make SHELL=/bin/bash ') ?? null,
    cwd: derived.cwd,
    folders: [...derived.folders, ...folders],
    without: derived.leftovers,
    programs,
  })
  // Null is a script that was stopped because it did not end.
  expect(run.status).not.toBeNull()
  return { ways, run }
}
