import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createWriter } from '../../../src/apply/apply.ts'
import { recover } from '../../../src/apply/recover.ts'
import type { Refusal } from '../../../src/apply/refusal.ts'
import { undoLastWrite } from '../../../src/apply/undo.ts'
import type { FileChange } from '../../../src/result.ts'

/** A folder that holds a project and, beside it, the user's state. */
export interface Site {
  readonly base: string
  readonly root: string
  readonly env: Readonly<Record<string, string>>
}

/** Paths to modes and contents. */
export type Tree = Readonly<Record<string, string>>

const big = 'x'.repeat(9000)

const files: Readonly<Record<string, readonly [mode: number, text: string]>> = {
  'a/Dockerfile': [0o644, `FROM scratch\r\n${big}`],
  'a/Dockerfile.build': [0o640, 'FROM golang\n'],
  'a/build.sh': [0o755, '#!/bin/sh\n'],
  'b/build.sh': [0o700, '#!/bin/sh\n'],
}

/** Everything that can happen to a file, and two units that share one. */
export const units: readonly (readonly FileChange[])[] = [
  [
    change('a/Dockerfile', `FROM scratch\r\n${big}`, `FROM golang\r\n${big}`),
    change('a/Dockerfile.build', 'FROM golang\n', null),
    change('a/build.sh', '#!/bin/sh\n', '#!/bin/sh\n# a\n'),
    change('a/new', null, 'new\n'),
  ],
  [change('b/build.sh', '#!/bin/sh\n', null), change('a/build.sh', '#!/bin/sh\n# a\n', '#!/bin/sh\n# b\n')],
]

export function makeSite(base: string): Site {
  const site = siteAt(base)
  for (const [path, [mode, text]] of Object.entries(files)) {
    mkdirSync(dirname(join(site.root, path)), { recursive: true })
    writeFileSync(join(site.root, path), text)
    chmodSync(join(site.root, path), mode)
  }
  return site
}

export function siteAt(base: string): Site {
  return { base, root: join(base, 'project'), env: { XDG_STATE_HOME: join(base, 'state') } }
}

export const actions = { write, undo, recover: ({ root, env }: Site) => recover(root, env) }

/** What `--write` does: brings the project to rest, finds what is left to do, and does it. */
export function write({ root, env }: Site, wanted = units): readonly Refusal[] {
  const blocked = recover(root, env)
  if (blocked.length > 0) return blocked
  // The files that only one unit deletes tell whether it is done, if all of its files are or none.
  const todo = wanted.filter((unit) =>
    unit.some(({ path, after }) => after === null && existsSync(join(root, path))),
  )
  const writer = createWriter(root, { env })
  writer.announce(todo)
  const refusals = todo.flatMap((unit) => writer.write(unit))
  if (refusals.length === 0) writer.finish()
  else writer.stop()
  return refusals
}

export function undo({ root, env }: Site): readonly Refusal[] {
  return undoLastWrite(root, env).refusals
}

/** Everything below a folder, also what is hidden. */
export function treeOf({ root }: Pick<Site, 'root'>): Tree {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted()
  return Object.fromEntries(
    names.map((name) => {
      const { mode } = statSync(join(root, name))
      const isFolder = statSync(join(root, name)).isDirectory()
      return [name, `${mode.toString(8)} ${isFolder ? '' : readFileSync(join(root, name), 'latin1')}`]
    }),
  )
}

function change(path: string, before: string | null, after: string | null): FileChange {
  return { path, before, after, encoding: 'utf8' }
}
