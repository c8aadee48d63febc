import { Journal } from '../diagnostics/journal.ts'
import type { FoldOptions, FoldResult } from '../result.ts'
import type { Span } from '../source/span.ts'
import { ended } from './ended.ts'

const comment = /^[ \t]*(?:#|\/\/|::|rem\b)[ \t]*stagefold:[ \t]*ignore\b.*$/im

/**
 * Where `# stagefold: ignore` stands in a file that the fold would change or is made from: a script, a Dockerfile.
 * A person's word outranks whatever the fold came to.
 */
export function commentThatProtects(result: FoldResult, { project, script }: FoldOptions): Span | null {
  const steps = result.pipeline?.steps ?? []
  const dockerfiles = steps.map((step) => (step.kind === 'build' ? step.dockerfile : null))
  const paths = [
    script,
    steps.map(({ span }) => span.path),
    dockerfiles,
    result.edits.map(({ path }) => path),
  ]
  for (const path of new Set(paths.flat())) {
    const text = path === null ? null : textOf(path, project)
    const found = text?.includes('stagefold:') ? comment.exec(text) : null
    if (path !== null && found) return { path, start: found.index, end: found.index + found[0].length }
  }
  return null
}

export function leaveAlone({ pipeline }: FoldResult, span: Span): FoldResult {
  const journal = new Journal()
  journal.add('SF522', span)
  return { ...ended('nothing', journal), pipeline }
}

/** What cannot be read holds no comment that anybody could mean. */
function textOf(path: string, project: FoldOptions['project']): string | null {
  try {
    return project.read(path)?.text ?? null
  } catch {
    return null
  }
}
