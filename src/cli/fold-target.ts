import { relative } from 'node:path'
import type { Project } from '../project/project.ts'
import type { ReportContext } from '../report/place.ts'
import type { FoldOptions, FoldResult } from '../result.ts'
import type { ProjectPaths } from './targets.ts'

/** A pipeline to fold, and the project that it belongs to. */
export interface Target extends Omit<ProjectPaths, 'paths' | 'around'> {
  /** From the root. */
  readonly script: string
  /** Scripts that are called after it, and belong to it. */
  readonly more: readonly string[]
  /** The script itself was named, rather than found in a folder. */
  readonly named: boolean
  /** What else it is folded with: the config file's options and the command line's. */
  readonly roles: Roles
}

export type Roles = Omit<FoldOptions, 'project' | 'script'>

/** A target and what came of it. */
export interface Outcome {
  readonly target: Target
  readonly result: FoldResult
  /** Outcomes with the same name are written together or not at all. */
  readonly unit: string
}

/** How a target's reports speak of places: with paths from the working directory, as editors open them. */
export function contextOf(target: Target, cwd: string, color: boolean): ReportContext {
  return { project: target.project, color, displayPath: (path) => displayPath(target, path, cwd) }
}

/** The same for a report that may be made after the files have changed: the lines that it shows are those of before. */
export function contextBefore({ target, result }: Outcome, cwd: string, color: boolean): ReportContext {
  const { project } = target
  const texts = new Map(result.edits.map((edit) => [edit.path, edit]))
  const read: Project['read'] = (path) => {
    const edit = texts.get(path)
    if (edit === undefined) return project.read(path)
    return edit.before === null ? null : { text: edit.before, encoding: edit.encoding, binary: false }
  }
  return { ...contextOf(target, cwd, color), project: { ...project, read } }
}

export function displayPath(target: Pick<Target, 'root'>, path: string, cwd: string): string {
  return relative(cwd, `${target.root}/${path}`)
}

/** The project's folder. */
export function displayRoot(target: Pick<Target, 'root'>, cwd: string): string {
  return displayPath(target, '', cwd) || '.'
}

/** The scripts of a target, as they are named on a command line. */
export function displayScripts(target: Pick<Target, 'root' | 'script' | 'more'>, cwd: string): string {
  return [target.script, ...target.more].map((path) => displayPath(target, path, cwd)).join(' ')
}
