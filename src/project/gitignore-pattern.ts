export interface IgnorePattern {
  /** The line starts with `!`: what it matches is not ignored after all. */
  readonly negated: boolean
  /** `path` runs from the directory that holds the `.gitignore`. */
  matches(path: string, isDirectory: boolean): boolean
}

/** One line of a `.gitignore`; null for blank lines, comments and patterns that can match nothing. */
export function compilePattern(line: string): IgnorePattern | null {
  if (line.startsWith('#')) return null
  const negated = line.startsWith('!')
  const trimmed = byteString(trimTrailingBlanks(negated ? line.slice(1) : line))
  const directoriesOnly = trimmed.endsWith('/')
  const body = directoriesOnly ? trimmed.slice(0, -1) : trimmed
  const anchored = body.includes('/')
  const glob = body.startsWith('/') ? body.slice(1) : body
  const source = glob === '' ? null : globToRegExp(glob)
  if (source === null) return null
  const expression = new RegExp(`^${source}$`, 's')
  return {
    negated,
    matches(path, isDirectory) {
      if (directoriesOnly && !isDirectory) return false
      return expression.test(byteString(anchored ? path : path.slice(path.lastIndexOf('/') + 1)))
    },
  }
}

/** One character for each byte of the UTF-8, which is what a git `?` or `[…]` stands for. */
function byteString(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : String.fromCharCode(...new TextEncoder().encode(text))
}

/** A blank that a backslash protects stays, as git has it. */
function trimTrailingBlanks(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ' && !isEscaped(text, end - 1)) end -= 1
  return text.slice(0, end)
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes += 1
  return backslashes % 2 === 1
}

/** Git's wildmatch in its path mode. Null when the pattern is broken, which git takes to match nothing. */
function globToRegExp(glob: string): string | null {
  let source = ''
  let at = 0
  while (at < glob.length) {
    const [piece, next] = globPiece(glob, at) ?? []
    if (piece === undefined || next === undefined) return null
    source += piece
    at = next
  }
  return source
}

function globPiece(glob: string, at: number): readonly [source: string, next: number] | null {
  const character = glob[at]!
  if (character === '*') return stars(glob, at)
  if (character === '?') return ['[^/]', at + 1]
  if (character === '[') return bracket(glob, at)
  if (character !== '\\') return [quote(character), at + 1]
  if (at + 1 === glob.length) return null
  return [quote(glob[at + 1]!), at + 2]
}

/** Two stars or more cross directories only where they are a whole part of the path. */
function stars(glob: string, at: number): readonly [string, number] {
  let end = at
  while (glob[end] === '*') end += 1
  const whole = end - at > 1 && (at === 0 || glob[at - 1] === '/')
  if (whole && glob[end] === '/') return ['(?:.*/)?', end + 1]
  if (whole && end === glob.length) return ['.*', end]
  return ['[^/]*', end]
}

const classes: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '\\x21-\\x7e',
  lower: 'a-z',
  print: '\\x20-\\x7e',
  punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9a-fA-F',
}

function bracket(glob: string, start: number): readonly [string, number] | null {
  let at = start + 1
  const negated = glob[at] === '!' || glob[at] === '^'
  if (negated) at += 1
  let members = ''
  for (const first = at; at === first || glob[at] !== ']';) {
    const item = /^\[:(\w+):\]|^\\?(.)(?:-\\?([^\]]))?/s.exec(glob.slice(at))
    if (item === null) return null
    const [whole, name, low, high] = item
    if (name !== undefined && classes[name] === undefined) return null
    members += name === undefined ? range(low!, high) : classes[name]
    at += whole.length
  }
  return [members === '' && !negated ? '(?!)' : `(?!/)[${negated ? '^' : ''}${members}]`, at + 1]
}

/** A range that runs backwards holds nothing, but is no error. */
function range(low: string, high: string | undefined): string {
  if (high === undefined) return quote(low)
  return low <= high ? `${quote(low)}-${quote(high)}` : ''
}

function quote(character: string): string {
  return /\w/.test(character) ? character : `\\x${hex(character)}`
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0')
}
