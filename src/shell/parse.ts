import { forEachChild, parse, type ParseError, type ParsedScript, type SyntaxNode, type Word } from 'unbash'
import { joinBrokenLines, type BrokenLine } from './broken-lines.ts'
import { placesOf, textOf, type PlacedText } from './placed-text.ts'
import { relocate } from './relocate.ts'

/** The one file that knows the parser: everything else takes its types from here. */
export type {
  AndOr,
  Assignment,
  Command,
  CommandNode,
  CompoundList,
  ParameterExpansionPart,
  ParsedScript,
  Pipeline,
  PipelineNode,
  Redirection,
  Statement,
  SyntaxNode,
  Word,
  WordPart,
} from 'unbash'
export { forEachChild }

/** Commands, and the constructs that evaluate words of their own. */
export type Evaluated = Extract<
  SyntaxNode,
  { type: 'Command' | 'TestCommand' | 'ArithmeticCommand' | 'Case' | 'For' | 'Select' }
>

/** Some nodes and all that is below them; which comes first is not told. */
export function* nodesIn(roots: readonly SyntaxNode[]): Generator<SyntaxNode> {
  const open = [...roots]
  for (let node = open.pop(); node; node = open.pop()) {
    yield node
    forEachChild(node, (child) => open.push(child))
  }
}

export function isEvaluated(node: SyntaxNode): node is Evaluated {
  return evaluated.has(node.type)
}

const evaluated = new Set(['Command', 'TestCommand', 'ArithmeticCommand', 'Case', 'For', 'Select'])

export interface Script {
  readonly path: string
  /** As it is on disk. */
  readonly text: string
  /** Of the same length as `text`, so that every offset in it holds for `text` too. */
  readonly tree: ParsedScript
  /** Lines that end in a backslash and blanks and were read as the continuations they were meant to be. */
  readonly brokenLines: readonly BrokenLine[]
}

export type ScriptReading =
  | { readonly ok: true; readonly script: Script }
  | { readonly ok: false; readonly error: ParseError }

export type PlacedReading =
  | { readonly ok: true; readonly tree: ParsedScript }
  | { readonly ok: false; readonly error: ParseError }

/** Longer texts are data or generated programs, and the parser's memory grows with them. */
export const LONGEST_SCRIPT = 1024 * 1024

/** Nesting beyond this is no script that a person wrote, and walking it could exhaust the stack. */
const DEEPEST_NESTING = 200

/**
 * Reads a shell script into a tree with exact offsets.
 *
 * @returns the tree, or the first error with its offset: of the script itself, of a nested `$(…)`, of its size or
 *   of its depth.
 */
export function readScript(path: string, text: string): ScriptReading {
  if (text.length > LONGEST_SCRIPT) return failure('a script of more than 1 MiB', 0)
  const { text: joined, brokenLines } = joinBrokenLines(withoutCarriageReturns(text), parse)
  const tree = parse(joined)
  const error = firstError(tree)
  return error ? { ok: false, error } : { ok: true, script: { path, text, tree, brokenLines } }
}

/**
 * Reads a text of the shell that a file holds in another form.
 *
 * @returns the tree with offsets of the file.
 */
export function readPlaced(pieces: PlacedText): PlacedReading {
  const text = textOf(pieces)
  if (text.length > LONGEST_SCRIPT) return failure('a script of more than 1 MiB', 0)
  const places = placesOf(pieces)
  const tree = parse(withoutCarriageReturns(text))
  const error = firstError(tree)
  return error ? failure(error.message, places.start(error.pos)) : { ok: true, tree: relocate(tree, places) }
}

/**
 * The script that a word holds as text, like `trap`'s first word. Its nodes have the offsets of the script around it.
 *
 * @returns null when the text is not what it will be as a script (escapes), or is none.
 */
export function parseWord(script: Script, word: Word): ParsedScript | null {
  const { start, end } = wordRange(script, word)
  const [part, more] = word.parts ?? []
  const isQuoted = part?.type === 'SingleQuoted' || part?.type === 'DoubleQuoted'
  const text = isQuoted ? script.text.slice(start + 1, end - 1) : script.text.slice(start, end)
  if (more || (part && !isQuoted) || text.includes('\\')) return null
  const tree = parse(withoutCarriageReturns(' '.repeat(isQuoted ? start + 1 : start) + text))
  return firstError(tree) ? null : tree
}

/** Where a word stands: the parser glues a line continuation that follows a word to it. */
export function wordRange(script: Script, word: Word): { start: number; end: number } {
  const glued = /(?:\\[ \t]*\r?\n)+$/.exec(script.text.slice(word.pos, word.end))
  return { start: word.pos, end: word.end - (glued?.[0].length ?? 0) }
}

/** A carriage return before a line's end belongs to the line's end; blanks keep the offsets. */
function withoutCarriageReturns(text: string): string {
  return text.includes('\r\n') ? text.replaceAll('\\\r\n', ' \\\n').replaceAll('\r\n', ' \n') : text
}

function firstError(tree: ParsedScript): ParseError | null {
  const open: { node: SyntaxNode; depth: number }[] = [{ node: tree, depth: 0 }]
  let first: ParseError | null = null
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next
    if (depth > DEEPEST_NESTING) return { message: 'nested too deeply', pos: node.pos }
    const here = node.type === 'Script' ? node.errors?.[0] : undefined
    if (here && (!first || here.pos < first.pos)) first = here
    if (node.type === 'Script' && node.source !== undefined) continue
    forEachChild(node, (child) => open.push({ node: child, depth: depth + 1 }))
  }
  return first
}

function failure(message: string, pos: number): { readonly ok: false; readonly error: ParseError } {
  return { ok: false, error: { message, pos } }
}
