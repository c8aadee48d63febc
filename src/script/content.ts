import type { Project } from '../project/project.ts'
import type { TextSource } from '../project/written.ts'
import { concat, literal, type Value } from '../shell/value.ts'
import type { Span } from '../source/span.ts'

/** What a file of the host, or a pipe, holds where the script and the repository say so. */
export type Content =
  | {
      readonly kind: 'copy'
      /** The file or folder of the project that it is the same as. */
      readonly of: string
      readonly isFolder: boolean
      /** What it was copied from, which may have been a copy itself. */
      readonly from: string
      /** What is written to it goes to the other file. */
      readonly isLink: boolean
    }
  | { readonly kind: 'text'; readonly text: Value; readonly source: TextSource }

/** One content behind another, as `>>` and `cat A B` put them; null where one of them is not known. */
export function joinContents(
  contents: readonly (Content | null)[],
  by: Span,
  project: Project,
): Content | null {
  const [only, second] = contents
  if (only?.kind === 'copy' && only.isFolder) return null
  if (only && second === undefined) return only
  const texts = contents.map((content) => content && textOf(content, project))
  if (texts.includes(null)) return null
  return { kind: 'text', text: concat(...texts.map((text) => text!)), source: { span: by, isExact: false } }
}

function textOf(content: Content, project: Project): Value | null {
  if (content.kind === 'text') return content.text
  const file = project.read(content.of)
  return file && !file.binary && file.encoding === 'utf8' ? literal(file.text) : null
}
