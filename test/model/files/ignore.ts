import { matches } from './glob.ts'
import { join } from './path.ts'

interface Rule {
  readonly pattern: string
  readonly keeps: boolean
}

/** Whether `.dockerignore` keeps a path (relative, clean) out of the build context. */
export type IsIgnored = (path: string) => boolean

export function ignoring(text: string): IsIgnored {
  const rules = text.split(/\r?\n/).flatMap(readRule)
  return (path) => {
    let ignored = false
    for (const rule of rules) if (covers(rule.pattern, path)) ignored = !rule.keeps
    return ignored
  }
}

function readRule(line: string): Rule[] {
  if (line.startsWith('#')) return []
  const trimmed = line.trim()
  const keeps = trimmed.startsWith('!')
  const pattern = join((keeps ? trimmed.slice(1) : trimmed).trim()).slice(1)
  return pattern === '' ? [] : [{ pattern, keeps }]
}

/** A pattern covers what it matches and all below that. */
function covers(pattern: string, path: string): boolean {
  const parts = path.split('/')
  return parts.some((_, at) => matchesDeep(pattern.split('/'), parts.slice(0, at + 1)))
}

/** `**` stands for any number of folders, none too. */
function matchesDeep(pattern: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return path.length === 0
  if (first === '**') {
    if (rest.length === 0) return path.length > 0
    return path.some((_, at) => matchesDeep(rest, path.slice(at)))
  }
  const [name, ...below] = path
  return name !== undefined && matches(first, name) && matchesDeep(rest, below)
}
