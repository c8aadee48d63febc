/** A call of tar, as far as its options are known. */
export interface TarCall {
  readonly mode: 'create' | 'extract'
  /** Null for standard input or output. */
  readonly archive: string | null
  readonly members: readonly { readonly path: string; readonly directory: string | null }[]
  /** The last `-C`. */
  readonly directory: string | null
  readonly strip: number
  /** `z`, `j` or `J` where it is said. */
  readonly compression: string
}

/** Reads tar's words: `xzf a.tgz`, `-x -f a.tar -C dir`, `--extract --file=a.tar`. Null for options unknown here. */
export function readTar(words: readonly string[]): TarCall | null {
  const rest = [...words]
  let [mode, archive, directory, strip]: [TarCall['mode'] | null, string | null, string | null, number] = [
    null,
    null,
    null,
    0,
  ]
  const members: { path: string; directory: string | null }[] = []
  let compression = ''
  const letters = (cluster: string): boolean => {
    for (const [at, letter] of [...cluster].entries()) {
      if (/[zjJ]/.test(letter)) compression = letter
      if (letter === 'c' || letter === 'x') mode = letter === 'c' ? 'create' : 'extract'
      else if (letter === 'f' || letter === 'C') {
        // A dash makes the rest of the cluster the value; without one the next word is.
        const inline = isDashed ? cluster.slice(at + 1) : ''
        const value = inline === '' ? rest.shift() : inline
        if (value === undefined) return false
        if (letter === 'f') archive = value
        else directory = value
        if (inline !== '') return true
      } else if (!plain.includes(letter)) return false
    }
    return true
  }
  let isDashed = false
  for (let first = true, word = rest.shift(); word !== undefined; first = false, word = rest.shift()) {
    isDashed = word.startsWith('-')
    if (word.startsWith('--')) {
      const [name, value] = word.split('=', 2) as [string, string?]
      if (name === '--create' || name === '--extract' || name === '--get') {
        mode = name === '--create' ? 'create' : 'extract'
      } else if (name === '--file') archive = value ?? rest.shift() ?? null
      else if (name === '--directory') directory = value ?? rest.shift() ?? null
      else if (name === '--strip-components' || name === '--strip') strip = Number(value ?? rest.shift())
      else if (!plainNames.has(name)) return null
      compression = longCompression.get(name) ?? compression
    } else if ((isDashed && word.length > 1) || (first && /^[a-zA-Z]+$/.test(word))) {
      if (!letters(word.replace(/^-/, ''))) return null
    } else members.push({ path: word, directory })
  }
  if (mode === null || Number.isNaN(strip)) return null
  if (archive === '-' || archive === '/dev/stdout' || archive === '/dev/stdin') archive = null
  return { mode, archive, members, directory, strip, compression }
}

const longCompression = new Map([
  ['--gzip', 'z'],
  ['--bzip2', 'j'],
  ['--xz', 'J'],
])

/** Letters that change nothing about which files there are then. */
const plain = 'zjJvpmo'

const plainNames = new Set([
  '--gzip',
  '--bzip2',
  '--xz',
  '--verbose',
  '--preserve-permissions',
  '--same-permissions',
  '--no-same-owner',
  '--touch',
  '--overwrite',
])
