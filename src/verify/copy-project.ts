import { chmodSync, constants, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { run } from './process.ts'

/** What GNU's and busybox's own have, and macOS's has not. */
const CP = ['cp', '-R', '-P', '--preserve=mode,timestamps', '--reflink=auto', '--']

/**
 * Copies a project with its modes and links. A program does it where it can: other verifications go on meanwhile, and
 * of a large repository it takes a part of the time that Node takes.
 *
 * @param withGit also `.git`, which may be large and which few builds look at
 */
export async function copyProject(root: string, copy: string, withGit: boolean): Promise<void> {
  const names = readdirSync(root).filter((name) => withGit || name !== '.git')
  mkdirSync(copy)
  chmodSync(copy, statSync(root).mode)
  if (names.length === 0) return
  const { status } = await run([...CP, ...names.map((name) => join(root, name)), copy], { env: process.env })
  if (status === 0) return
  // Another `cp`, a device, more names than a command line takes; or what cannot be read, which is told then.
  await rm(copy, { recursive: true, force: true })
  await copyByNode(root, copy, withGit)
}

async function copyByNode(root: string, copy: string, withGit: boolean): Promise<void> {
  await cp(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    // Costs nothing where the file system shares blocks.
    mode: constants.COPYFILE_FICLONE,
    filter: (source) => isCopied(source) && (withGit || relative(root, source) !== '.git'),
  })
}

/** Sockets and the like cannot be copied, and no build context has them. */
function isCopied(source: string): boolean {
  const stats = lstatSync(source)
  return stats.isFile() || stats.isDirectory() || stats.isSymbolicLink()
}
