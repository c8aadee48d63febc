import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { createWriter } from '../../src/apply/apply.ts'
import { undoLastWrite } from '../../src/apply/undo.ts'
import { fold } from '../../src/fold.ts'
import { diskProject } from '../../src/project/disk.ts'
import type { FileChange } from '../../src/result.ts'
import { pattern } from '../builder-pattern.ts'
import { temporaryTree } from '../project/temporary.ts'
import { treeOf } from './sabotage/scenario.ts'

/** Far more than git is asked about one by one. The packed command does it with 2,000: scripts/write-check.js. */
const PROJECTS = 200

/** The rest differ in nothing but their names. */
const FOLDED = 20

test(`${PROJECTS} projects are folded, brought back and folded again, byte for byte`, () => {
  const names = Array.from({ length: PROJECTS }, (_, at) => `team${at % 40}/service${at}`)
  const root = temporaryTree(
    Object.fromEntries(
      names.flatMap((name) => Object.entries(pattern).map(([file, text]) => [`${name}/${file}`, text])),
    ),
  )
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
  /** Tells contents and modes of all files apart. */
  const digest = () => git('rev-parse', `${git('stash', 'create').trim()}^{tree}`)
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'all')
  const before = treeOf({ root: `${root}/team0` })
  const units = names.map((name, at) => unitFor(root, name, at))
  const env = { XDG_STATE_HOME: temporaryTree() }

  write()
  const folded = git('status', '--porcelain', '--untracked-files=all')
  const [first, after] = [digest(), treeOf({ root: `${root}/team0` })]
  expect(folded.match(/^ M/gm)).toHaveLength(2 * PROJECTS)
  expect(folded.match(/^ D/gm)).toHaveLength(PROJECTS)
  expect(folded).not.toContain('??')
  undo()
  write()
  expect(digest()).toBe(first)
  expect(treeOf({ root: `${root}/team0` })).toEqual(after)
  undo()

  function write(): void {
    const writer = createWriter(root, { env })
    writer.announce(units)
    expect(units.flatMap((unit) => writer.write(unit))).toEqual([])
    writer.finish()
  }

  function undo(): void {
    const { paths, refusals } = undoLastWrite(root, env)
    expect([paths?.length, refusals]).toEqual([3 * PROJECTS, []])
    // Modes and contents, and no other file.
    expect(git('status', '--porcelain', '--untracked-files=all', '--ignored')).toBe('')
    expect(treeOf({ root: `${root}/team0` })).toEqual(before)
  }
}, 60_000)

let model: readonly FileChange[] = []

function unitFor(root: string, name: string, at: number): readonly FileChange[] {
  if (at < FOLDED) {
    model = fold({ project: diskProject(`${root}/${name}`), script: 'build.sh' }).edits
    expect(model).toHaveLength(3)
  }
  return model.map((edit) => ({ ...edit, path: `${name}/${edit.path}` }))
}
