import { baseName, cleanPath, joinPath } from '../../../source/path.ts'
import { hasKnownWords, holdsRoot, wordsOf, type Text } from '../marks.ts'
import { isThere } from './files.ts'
import { derived, type Call, type MakeFunction } from './derived.ts'

/** A function of each word of a list; null for a word of which nobody can tell. */
function each(compute: (word: string, call: Call) => Text | null, keepsEmpty = false): MakeFunction {
  return {
    least: 0,
    most: 1,
    run(args, call) {
      const list = args[0] ?? ''
      const results = hasKnownWords(list) ? wordsOf(list).map((word) => compute(word, call)) : [null]
      if (results.includes(null)) return derived(call.name, [list], call)
      return results.filter((word) => keepsEmpty || word !== '').join(' ')
    },
  }
}

/** `$(addprefix P,words)`, `$(addsuffix S,words)`: the first argument is no list, but must be one word's part. */
function affix(compute: (affix: string, word: string) => string): MakeFunction {
  return {
    least: 2,
    most: 2,
    run: ([text, list], call) =>
      hasKnownWords(text!) && hasKnownWords(list!)
        ? wordsOf(list!)
            .map((word) => compute(text!, word))
            .join(' ')
        : derived(call.name, [text!, list!], call),
  }
}

/** The name's last part, where the project's directory is not in it. */
function lastPart(word: string): string | null {
  const name = baseName(word)
  return holdsRoot(name) ? null : name
}

function dot(name: string): number {
  return name.lastIndexOf('.')
}

/** Absolute, without `.` and `..`. */
export function absolute(word: Text, call: Call): Text | null {
  const { unknowns, start } = call.scope.session
  if (word.startsWith('/')) return holdsRoot(word) ? null : cleanPath(word)
  const isRooted = word.startsWith(unknowns.root)
  if (!isRooted && (start.directory === null || holdsRoot(word))) return null
  const inside = isRooted ? word.slice(unknowns.root.length) : joinPath(start.directory!, word)
  if (isRooted && inside !== '' && !inside.startsWith('/')) return null
  const path = cleanPath(inside.replace(/^\/+/, ''))
  if (path === null) return null
  return unknowns.root + (path === '' ? '' : `/${path}`)
}

function real(word: Text, call: Call): Text | null {
  const path = absolute(word, call)
  const { project, unknowns } = call.scope.session
  if (path === null || !path.startsWith(unknowns.root)) return null
  const inside = path.slice(unknowns.root.length + 1)
  const parts = inside.split('/')
  if (parts.some((_, at) => project.linkTarget(parts.slice(0, at + 1).join('/')) !== null)) return null
  return isThere(inside, call.scope.session) ? path : ''
}

export const nameFunctions: readonly (readonly [string, MakeFunction])[] = [
  [
    'dir',
    each((word) => (lastPart(word) === null ? null : word.slice(0, word.lastIndexOf('/') + 1) || './')),
  ],
  ['notdir', each(lastPart, true)],
  [
    'suffix',
    each((word) => {
      const name = lastPart(word)
      return name === null ? null : dot(name) === -1 ? '' : name.slice(dot(name))
    }),
  ],
  [
    'basename',
    each((word) => {
      const name = lastPart(word)
      return name === null ? null : dot(name) === -1 ? word : word.slice(0, dot(name) - name.length)
    }, true),
  ],
  ['addprefix', affix((prefix, word) => prefix + word)],
  ['addsuffix', affix((suffix, word) => word + suffix)],
  [
    'join',
    {
      least: 2,
      most: 2,
      run(args, call) {
        if (!args.every(hasKnownWords)) return derived('join', args, call)
        const [a, b] = [wordsOf(args[0]!), wordsOf(args[1]!)]
        return (a.length > b.length ? a : b).map((_, at) => (a[at] ?? '') + (b[at] ?? '')).join(' ')
      },
    },
  ],
  ['abspath', each(absolute)],
  ['realpath', each(real)],
]
