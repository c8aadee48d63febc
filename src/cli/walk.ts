import { readFileSync, readdirSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { join, relative } from 'node:path'
import { driverOf } from '../drivers/index.ts'
import { namesEngine } from '../fold/may-build.ts'
import type { Project } from '../project/project.ts'

const skipped = new Set(['node_modules', 'vendor', '.git'])
const shellFile = /\.(?:sh|bash|ksh|zsh)$/
const shebang = /^#!.*\b(?:ba|da|k|z|a)?sh\b/

/**
 * The scripts, Makefiles and the like below a directory that mention a container engine, in the order of their paths,
 * from the project's root. What git ignores is not searched, and links are not followed.
 * @param root the project's, absolute
 * @param directory absolute, within the root
 */
export function findScripts(project: Project, root: string, directory: string): readonly string[] {
  return entriesOf(directory).flatMap((entry) => {
    const file = join(directory, entry.name)
    const path = relative(root, file)
    if (entry.isDirectory()) {
      return skipped.has(entry.name) || project.ignoredByGit(path) ? [] : findScripts(project, root, file)
    }
    return entry.isFile() && isCandidate(entry.name, path, file) && !project.ignoredByGit(path) ? [path] : []
  })
}

/** A directory that cannot be read holds nothing for us; the others are worth showing all the same. */
function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).toSorted(byName)
  } catch {
    return []
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1
}

function isCandidate(name: string, path: string, file: string): boolean {
  const isKnown = shellFile.test(name) || driverOf(path) !== null
  if (!isKnown && name.includes('.')) return false
  try {
    const text = readFileSync(file, 'latin1')
    return (isKnown || shebang.test(text)) && namesEngine(text) && !text.includes('\0')
  } catch {
    return false
  }
}
