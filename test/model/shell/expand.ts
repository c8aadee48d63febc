import { hasWildcard, matches } from '../files/glob.ts'
import { from, join } from '../files/path.ts'
import type { Process } from './process.ts'
import type { Part, Word } from './syntax.ts'

type Capture = (text: string) => string

/** As in an assignment: no splitting, no file names. */
export function expandText(word: Word, process: Process, capture: Capture): string {
  return word.map((part) => partText(part, process, capture)).join('')
}

export function expandFields(word: Word, process: Process, capture: Capture): string[] {
  const fields: { text: string; pattern: string }[] = []
  let open = false
  const add = (text: string, quoted: boolean): void => {
    if (!open) fields.push({ text: '', pattern: '' })
    open = true
    const last = fields.at(-1)!
    last.text += text
    last.pattern += quoted ? text.replace(/[*?[\]\\]/g, '\\$&') : text
  }
  for (const part of word) {
    const text = partText(part, process, capture)
    if (part.quoted || part.kind === 'text') add(text, part.quoted)
    else {
      for (const [at, piece] of text.split(/\s+/).entries()) {
        if (at > 0) open = false
        if (piece !== '') add(piece, false)
      }
    }
  }
  return fields.flatMap(({ text, pattern }) => fileNames(process, pattern) ?? [text])
}

function partText(part: Part, process: Process, capture: Capture): string {
  if (part.kind === 'text') return part.text
  if (part.kind === 'command') return capture(part.text)
  if (part.name === 'PWD') return process.cwd
  return process.variables.get(part.name) || part.fallback || ''
}

function fileNames(process: Process, pattern: string): string[] | null {
  if (!hasWildcard(pattern.replace(/\\./gs, ''))) return null
  const parts = pattern.split('/')
  const absolute = pattern.startsWith('/')
  let found = [absolute ? '/' : '']
  for (const part of parts.filter((each) => each !== '')) {
    found = found.flatMap((prefix) => {
      const folder = from(process.cwd, prefix || '.')
      if (!hasWildcard(part)) return process.tree.look(join(folder, part)) ? [glue(prefix, part)] : []
      const names = process.tree.names(process.tree.resolve(folder))
      return names
        .filter((name) => (part.startsWith('.') || !name.startsWith('.')) && matches(part, name))
        .map((name) => glue(prefix, name))
    })
  }
  return found.length > 0 ? found : null
}

function glue(prefix: string, name: string): string {
  return prefix === '' ? name : prefix.endsWith('/') ? prefix + name : `${prefix}/${name}`
}
