import { fill } from '../message.ts'
import { visible } from '../visible.ts'

/** A name or a word longer than that is no help to a reader. */
const longest = 200

/**
 * Text from somebody's files as a span of code, in which GitHub sees neither markup nor HTML, mentions or links.
 * '' for ''.
 */
export function code(text: string): string {
  const words = shortened(visible(text).replaceAll('\n', '␊'))
  if (words === '') return ''
  const fence = '`'.repeat(Math.max(0, ...Array.from(words.matchAll(/`+/g), ([run]) => run.length)) + 1)
  const needsBlanks = /^`|`$|^ .* $/s.test(words)
  return needsBlanks ? `${fence} ${words} ${fence}` : `${fence}${words}${fence}`
}

/** The same in a cell of a table, where a bar would end the cell even in code. */
export function cellCode(text: string): string {
  if (!text.includes('|')) return code(text)
  const words = shortened(visible(text).replaceAll('\n', '␊'))
  return `<code>${words.replace(/[^A-Za-z0-9]/gu, (character) => `&#${character.codePointAt(0)};`)}</code>`
}

/**
 * A text of the table of rules: its own words as they are meant, `code` in them as code, and every argument as code.
 * An argument that is not given stays as `{name}`.
 */
export function templateText(template: string, args: Readonly<Record<string, string>>): string {
  const parts = /`([^`]*)`|(?:\{\w+\})+/g
  let [output, end] = ['', 0]
  for (const match of template.matchAll(parts)) {
    const words = fill(match[1] ?? match[0], args)
    output += escaped(template.slice(end, match.index)) + (isOwn(words) ? words : code(words))
    end = match.index + match[0].length
  }
  return output + escaped(template.slice(end))
}

/** The rest of a sentence of ours that only some diagnostics have, rather than a name. */
function isOwn(words: string): boolean {
  return /^[,;] [A-Za-z ,;-]+$/.test(words)
}

/** Our own words: nothing in them is markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|~#@&!$]/g, (character) => `\\${character}`)
}

function shortened(text: string): string {
  const characters = Array.from(text)
  if (characters.length <= longest) return text
  const half = Math.floor(longest / 2)
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`
}
