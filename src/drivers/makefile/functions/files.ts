import { matchesGlob } from '../../../shell/glob.ts'
import { joinPath, resolvePath } from '../../../source/path.ts'
import { hasKnownWords, holdsRoot, wordsOf, type Text } from '../marks.ts'
import type { Session } from '../session.ts'
import { derived, type Call, type MakeFunction } from './derived.ts'

/** The files of a fresh checkout that a pattern names, as it names them; null when nobody can tell. */
export function glob(pattern: Text, session: Session): string[] | null {
  const { directory } = session.start
  if (directory === null || pattern.startsWith('/') || pattern.startsWith('~')) return null
  const root = `${session.unknowns.root}/`
  const isRooted = pattern.startsWith(root)
  const relative = isRooted ? pattern.slice(root.length) : pattern
  if (holdsRoot(relative)) return null
  let found: { readonly named: string; readonly path: string }[] = [
    { named: isRooted ? root : '', path: isRooted ? '' : directory },
  ]
  const parts = relative.split('/')
  for (const [at, part] of parts.entries()) {
    const slash = at + 1 < parts.length ? '/' : ''
    found = found.flatMap(({ named, path }) =>
      namesFor(part, path, session).flatMap((name) => {
        const next = resolvePath(path, name)
        if (next === null || !isThere(next, session, slash !== '')) return []
        return [{ named: named + name + slash, path: next }]
      }),
    )
    session.shared.spend(found.length)
  }
  return found.map(({ named }) => named).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

function namesFor(part: string, path: string, { project, shared }: Session): readonly string[] {
  if (!/[*?[]/.test(part)) return [part]
  const names = project.list(path)
  shared.spend(names.length)
  return names.filter((name) => (part.startsWith('.') || !name.startsWith('.')) && matchesGlob(part, name))
}

/** A fresh checkout has it. */
export function isThere(path: string, { project }: Session, asDirectory = false): boolean {
  const kind = project.kind(path)
  if (kind === 'missing' || (asDirectory && kind !== 'directory')) return false
  return path === '' || !project.ignoredByGit(path)
}

function wildcard([patterns]: readonly string[], call: Call): Text {
  if (!hasKnownWords(patterns!)) return derived('wildcard', [patterns!], call)
  const lists = wordsOf(patterns!).map((pattern) => glob(pattern, call.scope.session))
  return lists.includes(null) ? derived('wildcard', [patterns!], call) : lists.flat().join(' ')
}

/** A file's path in the project, as its name stands in the Makefile. */
export function projectPath(name: Text, session: Session): string | null {
  const root = session.unknowns.root
  if (name.startsWith(`${root}/`)) return resolvePath('', name.slice(root.length + 1))
  if (name.includes('\0') || session.start.directory === null) return null
  return resolvePath('', joinPath(session.start.directory, name).replace(/^\//, '\0'))
}

export const fileFunctions: readonly (readonly [string, MakeFunction])[] = [
  ['wildcard', { least: 1, most: 1, run: wildcard }],
]
