import type { Journal } from '../diagnostics/journal.ts'
import { isUrl, readCopy } from '../dockerfile/copy.ts'
import { escapeMeta } from '../dockerfile/pattern.ts'
import type { Mount } from '../dockerfile/mounts.ts'
import type { Instruction, Word } from '../dockerfile/types.ts'
import type { ContextChoice } from './contexts.ts'
import { cleanPath, joinPath } from '../source/path.ts'
import type { TextEdit } from '../source/span.ts'
import { spanIn, type Part } from './plan.ts'

/** How the instructions of a part reach its own context from the merged build. */
export interface ContextWay {
  /** What stands before its sources; empty when the context is the merged build's or has a name. */
  readonly prefix: string
  /** The named context to take them from (E101); null when there is none. */
  readonly name: string | null
}

/** A source as seen from the united context: cleaned of dots first, because BuildKit clips them (E103). */
export function prefixedSource(text: string, prefix: string): string {
  if (prefix === '' || isUrl(text)) return text
  const head = escapeMeta(prefix)
  const slash = text.endsWith('/') ? '/' : ''
  const clean = /(^|\/)\.\.(\/|$)/.test(text)
    ? cleanPath(`/${text}`)!.slice(1)
    : text.replace(/^(\.?\/+)+|^\.$/, '').replace(/\/+$/, '')
  return clean === '' ? head + slash : `${head}/${clean}${slash}`
}

/** Turns the sources of a COPY or ADD to where its part's context is now. */
export function reachSources(instruction: Instruction, { prefix, name }: ContextWay): TextEdit[] {
  const copy = readCopy(instruction)
  if (!copy || copy.from) return []
  if (name === null) {
    return prefix === '' ? [] : copy.sources.flatMap((word) => prefixWord(word, prefix, copy.json))
  }
  if (copy.sources.every((word) => copy.kind === 'ADD' && isUrl(word.text))) return []
  const { start, end } = instruction.keywordRange
  return [{ start, end, text: `COPY --from=${name}` }]
}

/** The same for a bind mount of the context. */
export function reachMount({ source, flag }: Mount, { prefix, name }: ContextWay): TextEdit[] {
  const end = flag.valueRange!.end
  if (name !== null) return [{ start: end, end, text: `,from=${name}` }]
  if (prefix === '') return []
  if (!source) return [{ start: end, end, text: `,source=${prefix}` }]
  return [{ start: source.start, end: source.end, text: prefixedSource(source.text, prefix) }]
}

function prefixWord(word: Word, prefix: string, json: boolean): TextEdit[] {
  const text = prefixedSource(word.text, prefix)
  if (text === word.text) return []
  return [{ start: word.start, end: word.end, text: json ? JSON.stringify(text) : text }]
}

/** An absolute link counts from the context's root, so that another root gives it another target (E104). */
export function refuseAbsoluteLinks(
  part: Part,
  prefix: string,
  { world, option }: ContextChoice,
  journal: Journal,
): void {
  if (prefix === '') return
  for (const instruction of part.dockerfile.instructions) {
    const copy = readCopy(instruction)
    for (const word of copy && !copy.from ? copy.sources : []) {
      let path = part.context
      for (const name of (cleanPath(`/${word.text}`) ?? '/').slice(1).split('/')) {
        path = joinPath(path, name)
        if (!world.project.linkTarget(path)?.startsWith('/')) continue
        const span = spanIn(part, word)
        journal.add('SF313', span, { path, option: option() })
      }
    }
  }
}
