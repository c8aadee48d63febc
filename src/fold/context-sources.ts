import type { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import { isUrl } from '../dockerfile/copy.ts'
import { readMounts } from '../dockerfile/mounts.ts'
import { escapeMeta } from '../dockerfile/pattern.ts'
import type { Instruction, Word } from '../dockerfile/types.ts'
import type { Project } from '../project/project.ts'
import { cleanPath, joinPath } from '../source/path.ts'
import type { TextEdit } from '../source/span.ts'
import type { Part } from './plan.ts'

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

/** Moves the sources of one instruction below the prefix. */
export function prefixInstruction(instruction: Instruction, prefix: string): TextEdit[] {
  if (prefix === '') return []
  const copy = readCopy(instruction)
  if (copy) return copy.from ? [] : copy.sources.flatMap((word) => prefixWord(word, prefix, copy.json))
  return readMounts(instruction).flatMap((mount) => {
    if (mount.type !== 'bind' || mount.from) return []
    if (mount.source)
      return [
        { start: mount.source.start, end: mount.source.end, text: prefixedSource(mount.source.text, prefix) },
      ]
    const end = mount.flag.valueRange!.end
    return [{ start: end, end, text: `,source=${prefix}` }]
  })
}

function prefixWord(word: Word, prefix: string, json: boolean): TextEdit[] {
  const text = prefixedSource(word.text, prefix)
  if (text === word.text) return []
  return [{ start: word.start, end: word.end, text: json ? JSON.stringify(text) : text }]
}

/** An absolute link counts from the context's root, so that another root gives it another target (E104). */
export function refuseAbsoluteLinks(part: Part, prefix: string, project: Project, journal: Journal): void {
  if (prefix === '') return
  for (const instruction of part.dockerfile.instructions) {
    const copy = readCopy(instruction)
    for (const word of copy && !copy.from ? copy.sources : []) {
      let path = part.context
      for (const name of (cleanPath(`/${word.text}`) ?? '/').slice(1).split('/')) {
        path = joinPath(path, name)
        if (!project.linkTarget(path)?.startsWith('/')) continue
        journal.add('SF313', { path: part.dockerfile.path, start: word.start, end: word.end }, { path })
      }
    }
  }
}
