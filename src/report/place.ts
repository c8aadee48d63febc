import type { Project } from '../project/project.ts'
import { positionAt } from '../source/span.ts'
import type { Span } from '../source/span.ts'

/** What every report needs to speak of places in files. */
export interface ReportContext {
  /** Where the texts of the spans come from. */
  readonly project: Project
  /**
   * How a path of the project is shown: people want it from where they stand. As it is without this.
   * @param path from the project's root
   */
  readonly displayPath?: (path: string) => string
  /** Use colours. Off without it. */
  readonly color?: boolean
  /** Columns of the terminal: longer lines of trees are cut. They are not without it. */
  readonly width?: number
}

/** A path as people want it; one that starts with `/` lies outside of the project and stays as it is. */
export function showPath(context: ReportContext, path: string): string {
  if (path.startsWith('/')) return path
  return (context.displayPath?.(path) ?? path) || '.'
}

/** What a container's output is unpacked to where it goes on through a pipe: no folder that anybody would find. */
export function isStream(path: string): boolean {
  return /^\/stagefold-stream-\d+(?:\/|$)/.test(path)
}

/** The text that a span points into, or '' when the file is gone. */
export function textOf(context: ReportContext, path: string): string {
  try {
    return context.project.read(path)?.text ?? ''
  } catch {
    return ''
  }
}

/** `file:line:column` of a span's start. */
export function placeOf(context: ReportContext, span: Span): string {
  const { line, column } = positionAt(textOf(context, span.path), span.start)
  return `${showPath(context, span.path)}:${line}:${column}`
}
