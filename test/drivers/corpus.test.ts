import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from '@jest/globals'
import { wholeLines } from '../../src/data/lines.ts'
import { azurePipelines } from '../../src/drivers/azure-pipelines/index.ts'
import { bitbucket } from '../../src/drivers/bitbucket/index.ts'
import { circleci } from '../../src/drivers/circleci/index.ts'
import { cmd } from '../../src/drivers/cmd/index.ts'
import type { DrivenFile } from '../../src/drivers/driver.ts'
import { drone } from '../../src/drivers/drone/index.ts'
import { githubActions } from '../../src/drivers/github-actions/index.ts'
import { gitlabCi } from '../../src/drivers/gitlab-ci/index.ts'
import { jenkinsfile } from '../../src/drivers/jenkinsfile/index.ts'
import { justfile } from '../../src/drivers/justfile/index.ts'
import { packageJson } from '../../src/drivers/package-json/index.ts'
import { powershell } from '../../src/drivers/powershell/index.ts'
import { taskfile } from '../../src/drivers/taskfile/index.ts'
import { travis } from '../../src/drivers/travis/index.ts'
import { memoryProject } from '../../src/project/memory.ts'
import { applyEdits } from '../../src/source/edit.ts'
import { inWords } from './read.ts'

const drivers = [
  githubActions,
  gitlabCi,
  travis,
  circleci,
  bitbucket,
  drone,
  azurePipelines,
  jenkinsfile,
  packageJson,
  taskfile,
  justfile,
  powershell,
  cmd,
]

/** Files that somebody wrote: those of the golden cases, and of the packages that are installed. */
const root = join(import.meta.dirname, '../..')
const folders = ['test/cases', 'node_modules']
const paths = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => !/\/after\//.test(path) && drivers.some((driver) => driver.handles(inOwnPackage(path))))
    .map((path) => join(root, folder, path))
    .filter((path) => statSync(path).isFile()),
)

/** A package's own file, as its authors see it. */
function inOwnPackage(path: string): string {
  return path.replace(/^.*node_modules\//, '')
}

/** The words of the commands of a goal, in their order; a sign for what nobody can read. */
function textsOf(file: DrivenFile, goal: string): readonly string[] {
  return file.fragmentsOf([goal]).flatMap((fragment) => {
    const texts = inWords(file, fragment).commands ?? ['?']
    return texts.map((text) => text.replace(/\s+/g, ' '))
  })
}

test('every shell of every file goes alone, or not at all', () => {
  expect(paths.length).toBeGreaterThan(100)
  let gone = 0
  for (const full of paths) {
    const text = readFileSync(full, 'utf8')
    const path = inOwnPackage(relative(root, full))
    const driver = drivers.find((one) => one.handles(path))
    if (!driver) continue
    const read = (own: string) => driver.read(memoryProject({ [path]: own }), path)
    const reading = read(text)
    if (!reading.ok) continue
    for (const goal of reading.file.goals) {
      for (const { range } of reading.file.fragmentsOf([goal.name])) {
        const edit = { ...wholeLines(text, range), text: '' }
        const further = reading.file.tidy(new Map([[path, [edit]]]))
        if (!further) continue
        gone += 1
        const after = applyEdits(text, [edit, ...(further.get(path) ?? [])])
        const again = read(after)
        if (!again.ok) throw new Error(`${full}: ${again.problem}\n${after}`)
        const before = textsOf(reading.file, goal.name)
        const left = again.file.goals.some(({ name }) => name === goal.name)
          ? textsOf(again.file, goal.name)
          : []
        expect(before).toEqual(expect.arrayContaining([...left]))
        expect([full, left.length < Math.max(before.length, 1)]).toEqual([full, true])
      }
    }
  }
  expect(gone).toBeGreaterThan(100)
})
