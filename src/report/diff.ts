import { formatPatch, structuredPatch } from 'diff'
import type { FileChange } from '../result.ts'
import { styleOf } from './style.ts'
import type { Style } from './style.ts'
import { visible } from './visible.ts'

/** How a diff is shown. */
export interface DiffOptions {
  /** Use colours, for a terminal. Off without it. */
  readonly color?: boolean
  /**
   * How a path of the project is shown. As it is without this.
   * @param path from the project's root
   */
  readonly displayPath?: (path: string) => string
}

/**
 * The changes as one unified diff that `git apply` and `patch -p1` take; '' when nothing changes.
 * With colours it is meant for a terminal: control characters, such as the CR of a CRLF, become visible.
 * @param edits of a result, or of several
 * @param options colours, and how paths are shown
 */
export function unifiedDiff(edits: readonly FileChange[], options: DiffOptions = {}): string {
  const style = styleOf(options.color)
  const text = edits.map((edit) => fileDiff(edit, options)).join('')
  return options.color ? text.replace(/[^\n]+/g, (line) => colored(line, style)) : text
}

function fileDiff(edit: FileChange, options: DiffOptions): string {
  if (edit.before === edit.after) return ''
  const path = options.displayPath?.(edit.path) ?? edit.path
  const patch = structuredPatch(
    edit.before === null ? '/dev/null' : `a/${path}`,
    edit.after === null ? '/dev/null' : `b/${path}`,
    edit.before ?? '',
    edit.after ?? '',
    undefined,
    undefined,
    { context: 3 },
  )
  // Without a hunk only git's own header can say that an empty file comes or goes.
  const git = gitHeader(edit, path)
  return patch.hunks.length === 0 ? git : git + formatPatch(patch, headers)
}

const headers = { includeIndex: false, includeUnderline: false, includeFileHeaders: true }

function gitHeader(edit: FileChange, path: string): string {
  if (edit.before !== null && edit.after !== null) return ''
  const mode = edit.before === null ? 'new file mode 100644' : 'deleted file mode 100644'
  return `diff --git a/${path} b/${path}\n${mode}\n`
}

function colored(line: string, style: Style): string {
  const text = visible(line)
  if (/^(diff --git|new file|deleted file|---|\+\+\+)/.test(line)) return style.bold(text)
  if (line.startsWith('@@')) return style.cyan(text)
  if (line.startsWith('+')) return style.green(text)
  return line.startsWith('-') ? style.red(text) : text
}
