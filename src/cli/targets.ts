import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { systemCode } from '../apply/system-error.ts'
import { diskProject } from '../project/disk.ts'
import type { Project } from '../project/project.ts'
import { snapshot } from '../project/snapshot.ts'
import { commandNames } from './options.ts'
import { InputError } from './errors.ts'
import { didYouMean } from './suggestion.ts'
import { findScripts } from './walk.ts'

/** A script to fold, and the project that it belongs to. */
export interface Target {
  /** Absolute path of the project's root, without links. */
  readonly root: string
  readonly project: Project
  /** From the root. */
  readonly script: string
  /** Scripts that are called after it, and belong to it. */
  readonly more: readonly string[]
  /** The folder that was named on the command line, or the named script's; absolute. */
  readonly base: string
  /** The script itself was named, rather than found in a folder. */
  readonly named: boolean
}

/**
 * What the paths of a command line stand for, each script once.
 * @param script the `--script` option, for a path that is a folder
 * @throws InputError when a path does not exist
 */
export function findTargets(cwd: string, paths: readonly string[], script?: string): readonly Target[] {
  const projects = new Map<string, Project>()
  const targets = new Map<string, Target>()
  for (const path of paths.length === 0 ? ['.'] : paths) {
    for (const target of targetsOf(cwd, path, script, projects)) {
      targets.set(join(target.root, target.script), target)
    }
  }
  return [...targets.values()]
}

/** The nearest folder around a path that holds `.git`; else the folder itself. */
export function projectRoot(folder: string): string {
  for (let directory = folder; ; directory = dirname(directory)) {
    if (existsSync(join(directory, '.git'))) return directory
    if (dirname(directory) === directory) return folder
  }
}

/** @returns the folder that a path stands for, or that its file lies in, without links */
export function folderOf(cwd: string, path: string): string {
  const found = resolve(cwd, path)
  return realpathSync(isDirectory(found, path) ? found : dirname(found))
}

/**
 * An option's file: from the folder that was named, where people think in terms of the project, or from the
 * working directory, where their shell completes names.
 * @returns its path from the project's root
 */
export function fileOption(cwd: string, target: Pick<Target, 'root' | 'base'>, file: string): string {
  const [fromBase, fromHere] = [resolve(target.base, file), resolve(cwd, file)]
  const path = relative(target.root, !existsSync(fromBase) && existsSync(fromHere) ? fromHere : fromBase)
  if (path.startsWith('..')) throw new InputError(`${file} is outside of the project ${target.root}`)
  return path
}

function targetsOf(
  cwd: string,
  path: string,
  script: string | undefined,
  projects: Map<string, Project>,
): readonly Target[] {
  const found = resolve(cwd, path)
  const isFolder = isDirectory(found, path)
  // The script's own name stays as it was given, even for a link: messages and edits speak of that name.
  const base = folderOf(cwd, path)
  const root = projectRoot(base)
  const project = projects.get(root) ?? snapshot(diskProject(root))
  projects.set(root, project)
  const target = { root, project, base, more: [], named: true }
  if (!isFolder) return [{ ...target, script: relative(root, join(base, basename(found))) }]
  if (script !== undefined) return [{ ...target, script: fileOption(cwd, target, script) }]
  return findScripts(project, root, base).map((name) => ({ ...target, named: false, script: name }))
}

function isDirectory(found: string, path: string): boolean {
  try {
    return statSync(found).isDirectory()
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error
    const suggestion = didYouMean(path, commandNames.slice(1))
    throw new InputError(`There is no file or folder \`${path}\`.${suggestion}`)
  }
}
