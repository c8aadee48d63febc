import { expandParts, wholeWord, type Scope } from '../shell/expand.ts'
import { parseWord, readPlaced, type ParsedScript, type Word, type WordPart } from '../shell/parse.ts'
import { textOf as shellText, type PlacedPiece } from '../shell/placed-text.ts'
import { known } from '../shell/value.ts'
import { assignedIn } from './constructs/assigned.ts'
import { isPositional } from './positionals.ts'
import { scopeOf } from './scope.ts'
import { spanOf, type World } from './world.ts'

/** The script that a word holds as text: the same nodes however often the word is evaluated. */
export function textOf(word: Word, world: World): ParsedScript | null {
  const read = world.texts.get(word)
  if (read !== undefined) return read.tree
  const tree = parseWord(world.script, word)
  world.texts.set(word, { text: word.text, tree })
  if (tree) noteQuotes(word, world)
  return tree
}

/** A text that a command is given in words that the shell expands first. */
export interface ExpandedText {
  readonly tree: ParsedScript
  /** Variables whose values nobody knows: the text still names them. */
  readonly names: ReadonlySet<string>
}

/**
 * The script that words are once their quotes are gone and their variables replaced, as `eval` reads it.
 *
 * @param isProcess another process runs it, whose arguments are its own.
 * @returns null when nobody can tell what it reads.
 */
export function expandedText(words: readonly Word[], isProcess: boolean, world: World): ExpandedText | null {
  const names = new Set<string>()
  const pieces: PlacedPiece[] = []
  for (const [at, word] of words.entries()) {
    if (at > 0) pieces.push({ text: ' ', range: { start: words[at - 1]!.end, end: word.pos } })
    for (const part of word.parts ?? [wholeWord(word)]) {
      const more = piecesOf(part, false, names, isProcess, world)
      if (!more) return null
      pieces.push(...more)
    }
  }
  if (names.size > 0 && pieces.some((piece, at) => isName(piece) && isQuoted(pieces.slice(0, at))))
    return null
  const tree = treeOf(words[0]!, pieces, world)
  const assigned = tree ? assignedIn([tree], world) : new Set()
  if (!tree || [...names].some((name) => assigned.has(name))) return null
  for (const word of words) noteQuotes(word, world)
  for (const { text, range } of pieces)
    if (text.length !== range.end - range.start) world.opaque.push(spanOf(world, range))
  return { tree, names }
}

function isName({ text, range }: PlacedPiece): boolean {
  return text.startsWith('$') && text.length === range.end - range.start
}

/** Within single quotes of the text a variable that stays a variable would be none. */
function isQuoted(pieces: readonly PlacedPiece[]): boolean {
  const before = shellText(pieces)
  const quotes = before.split("'").length - 1
  return quotes % 2 === 1 || (quotes > 0 && before.includes('"'))
}

/** One text has one tree; a word that is another text another time has none. */
function treeOf(word: Word, pieces: readonly PlacedPiece[], world: World): ParsedScript | null {
  const text = shellText(pieces)
  const read = world.texts.get(word)
  if (read) return read.text === text ? read.tree : null
  const reading = readPlaced(pieces)
  const tree = reading.ok ? reading.tree : null
  world.texts.set(word, { text, tree })
  return tree
}

function piecesOf(
  part: WordPart,
  isQuoted: boolean,
  names: Set<string>,
  isProcess: boolean,
  world: World,
): PlacedPiece[] | null {
  const range = { start: part.pos, end: part.end }
  switch (part.type) {
    case 'Literal':
      return plain(part.text, part.value, part.pos)
    case 'SingleQuoted':
      return [{ text: part.value, range: { start: part.pos + 1, end: part.end - 1 } }]
    case 'DoubleQuoted': {
      const inner = part.parts.map((one) => piecesOf(one, true, names, isProcess, world))
      return inner.includes(null) ? null : inner.flatMap((one) => one!)
    }
    case 'SimpleExpansion':
    case 'ParameterExpansion': {
      const read = readNames(part, world)
      if (/[`(]/.test(part.text) || [...read.names].some((name) => unsteady.has(name))) return null
      if (read.text !== null) return split(read.text, isQuoted, range)
      for (const name of read.names) names.add(name)
      if (isProcess && [...read.names].some(isPositional)) return null
      return [{ text: part.text, range }]
    }
    default:
      return null
  }
}

/** Text between expansions: what is escaped stands apart, so that the rest keeps its places. */
function plain(text: string, value: string, at: number): PlacedPiece[] {
  const pieces = [...text.matchAll(/\\[^]|[^\\]+/g)].map((match): PlacedPiece => {
    const start = at + match.index
    const isEscape = match[0].startsWith('\\')
    return { text: isEscape ? match[0].slice(1) : match[0], range: { start, end: start + match[0].length } }
  })
  return shellText(pieces) === value ? pieces : [{ text: value, range: { start: at, end: at + text.length } }]
}

/** `eval` joins the words that a value splits into with blanks. */
function split(value: string, isQuoted: boolean, range: PlacedPiece['range']): PlacedPiece[] | null {
  if (isQuoted) return [{ text: value, range }]
  return /[*?[]/.test(value) ? null : [{ text: value.split(/[ \t\n]+/).join(' '), range }]
}

function readNames(part: WordPart, world: World): { text: string | null; names: ReadonlySet<string> } {
  const outer = world.reads
  world.reads = new Set()
  const scope: Scope = scopeOf(world)
  const text = known(expandParts([part], scope))
  const names = world.reads
  world.reads = outer
  for (const name of names) outer.add(name)
  return { text, names }
}

/** They hold something else once the text runs. */
const unsteady = new Set([
  'PWD',
  'OLDPWD',
  '?',
  '!',
  '$',
  '@',
  '*',
  '#',
  '_',
  '0',
  '-',
  'RANDOM',
  'SECONDS',
  'LINENO',
])

/** What the fold writes into the text has to get through the quotes around it. */
function noteQuotes(word: Word, world: World): void {
  const [first] = word.text
  const quote = first === '"' || first === "'" ? first : ''
  world.quoted.push({ span: spanOf(world, { start: word.pos, end: word.end }), quote })
}
