import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { systemCode } from '../apply/system-error.ts'
import { diskProject } from '../project/disk.ts'
import type { Project } from '../project/project.ts'
import { snapshot } from '../project/snapshot.ts'
import { namedCommands } from './options.ts'
import { InputError } from './errors.ts'
import { didYouMean } from './suggestion.ts'

/** A project, and what of it was named on the command line. */
export interface ProjectPaths {
  /** Absolute path of the project's root, without links. */
  readonly root: string
  readonly project: Project
  /** The folder that was named first, or the first named script's; absolute. */
  readonly base: string
  /** Scripts and folders, from the root. */
  readonly paths: readonly string[]
  /** The project that it was found in, when it is a repository within another's folder. */
  readonly around: ProjectPaths | null
}

/**
 * What the paths of a command line stand for, by project.
 * @param script the `--script` option, for a path that is a folder
 * @throws InputError when a path does not exist
 */
export function findProjects(
  cwd: string,
  paths: readonly string[],
  script?: string,
): readonly ProjectPaths[] {
  const projects = new Map<string, ProjectPaths>()
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const found = resolve(cwd, path)
    const isFolder = isDirectory(found, path)
    if (!isFolder) checkScript(found, path)
    const base = folderOf(cwd, path)
    const root = projectRoot(base)
    const known = projects.get(root) ?? {
      root,
      project: snapshot(diskProject(root)),
      base,
      paths: [],
      around: null,
    }
    // The script's own name stays as it was given, even for a link: messages and edits speak of that name.
    const named = isFolder ? base : join(base, basename(found))
    const own = isFolder && script !== undefined ? fileOption(cwd, known, script) : relative(root, named)
    projects.set(root, { ...known, paths: [...known.paths, own] })
  }
  return [...projects.values()]
}

/** A repository that was found in the folder of another project. */
export function projectWithin(around: ProjectPaths, path: string): ProjectPaths {
  const root = join(around.root, path)
  return { root, project: snapshot(diskProject(root)), base: root, paths: [''], around }
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
export function fileOption(cwd: string, target: Pick<ProjectPaths, 'root' | 'base'>, file: string): string {
  const [fromBase, fromHere] = [resolve(target.base, file), resolve(cwd, file)]
  const path = relative(target.root, !existsSync(fromBase) && existsSync(fromHere) ? fromHere : fromBase)
  if (path.startsWith('..')) throw new InputError(`${file} is outside of the project ${target.root}`)
  return path
}

/** People think of a Dockerfile as what is folded; what is read is the script that builds it. */
function checkScript(found: string, path: string): void {
  const head = readFileSync(found, 'utf8').slice(0, 4096)
  const [first = ''] = head.split('\n').filter((line) => !/^\s*(#|$)/.test(line))
  if (!/(^|\.)(Dockerfile|Containerfile)(\.|$)/i.test(basename(found)) || !/^\s*(FROM|ARG)\s/i.test(first))
    return
  throw new InputError(`\`${path}\` is a Dockerfile: name the script that builds it, or its folder.`)
}

function isDirectory(found: string, path: string): boolean {
  try {
    return statSync(found).isDirectory()
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) throw error
    const suggestion =
      path === 'fold' ? ' Folding is what stagefold does without a command.' : didYouMean(path, namedCommands)
    throw new InputError(`There is no file or folder \`${path}\`.${suggestion}`)
  }
}
