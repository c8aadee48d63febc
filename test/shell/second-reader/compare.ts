import { forEachChild, readScript, type SyntaxNode } from '../../../src/shell/parse.ts'
import { readWithBashParser } from './read.ts'

export interface Text {
  readonly name: string
  readonly text: string
}

export interface Comparison {
  /** How many scripts both read alike. */
  readonly agreed: number
  /** The scripts in which the two see different commands, with the first one of each. */
  readonly differences: Readonly<Record<string, string>>
  /** The scripts that bash-parser does not read. */
  readonly unread: readonly string[]
}

/** Reads scripts with both parsers and compares the simple commands that they see. */
export async function compareReaders(all: readonly Text[]): Promise<Comparison> {
  const texts = all.filter(({ text }) => isPlain(text))
  const readings = await readWithBashParser(texts.map(({ text }) => repaired(text)))
  const differences: Record<string, string> = {}
  const unread: string[] = []
  let agreed = 0
  for (const [at, { name, text }] of texts.entries()) {
    const reading = readings[at]!
    if ('error' in reading) {
      unread.push(name)
      continue
    }
    const ours = commandsOf(text)
    // It takes some assignments for names of commands.
    const theirs = reading.map(withoutPrefixes).filter(([first]) => !/^\w+(\[.*\])?\+?=/.test(first ?? ''))
    const commands = Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => index)
    const first = commands.find((index) => !isSame(ours[index] ?? [], theirs[index] ?? []))
    if (first === undefined) agreed += 1
    else differences[name] = `${show(ours[first])} | ${show(theirs[first])}`
  }
  return { agreed, differences, unread }
}

/** Where bash-parser is known to go wrong there is nothing to compare. */
function isPlain(text: string): boolean {
  return !/<<|\[\[|\(\(|=\(|&>|^\s*function\s/m.test(text) && text.length < 20_000
}

/** As the interpreter reads it: a carriage return belongs to the line's end, and blanks after a last backslash too. */
function repaired(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\\[ \t]+\n/g, '\\\n')
}

/** The simple commands in the order of the text, without those inside of words. */
function commandsOf(text: string): string[][] {
  const reading = readScript('script.sh', text)
  if (!reading.ok) return []
  const commands: { at: number; words: string[] }[] = []
  const open: SyntaxNode[] = [reading.script.tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'Word') continue
    if (node.type !== 'Command') {
      forEachChild(node, (child) => open.push(child))
      continue
    }
    const words = [...(node.name ? [node.name] : []), ...node.args]
    if (words.length > 0) commands.push({ at: node.pos, words: words.map((word) => word.text) })
  }
  return commands.toSorted((a, b) => a.at - b.at).map(({ words }) => words)
}

/** bash-parser takes `!` and `time` for the command's name. */
function withoutPrefixes(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => word !== '!' && word !== 'time')
  return first === -1 ? [] : words.slice(first)
}

/**
 * What is compared is where commands and words begin and end. bash-parser takes a number before a redirection for its
 * descriptor, blanks between them or not.
 */
function isSame(ours: readonly string[], theirs: readonly string[]): boolean {
  const rest = ours.slice(theirs.length)
  return (
    theirs.every((word, at) => isSameWord(ours[at] ?? '', word)) && rest.every((word) => /^\d+$/.test(word))
  )
}

/** It drops the quotes of some words, and what backslashes stand for is its own idea. */
function isSameWord(ours: string, theirs: string): boolean {
  const word = ours.replaceAll('\\\n', '')
  return word.includes('\\') || bare(word) === bare(theirs)
}

function bare(word: string): string {
  return word.replace(/["'\\\s]/g, '')
}

function show(words: readonly string[] | undefined): string {
  return words?.join(' ') ?? 'nothing'
}
