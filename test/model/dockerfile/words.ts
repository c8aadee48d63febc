export type LookUp = (name: string) => string | undefined

/** Variables replaced, quotes and escapes taken off, as for every word of an instruction. */
export function expandWord(text: string, look: LookUp, escape: string): string {
  let out = ''
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (quote === "'") {
      if (char === "'") quote = ''
      else out += char
    } else if (char === escape) {
      const next = text[at + 1]
      if (next === undefined) out += char
      else {
        out += quote === '"' && !'"$'.includes(next) && next !== escape ? char + next : next
        at++
      }
    } else if (char === '"') quote = quote === '"' ? '' : '"'
    else if (char === "'" && quote === '') quote = "'"
    else if (char === '$') {
      const match = /^\$(?:(\w+)|\{(\w+)(?::([-+])([^}]*))?\})/.exec(text.slice(at))
      if (!match) out += char
      else {
        out += substituted(match, look, escape)
        at += match[0].length - 1
      }
    } else out += char
  }
  return out
}

function substituted(match: RegExpExecArray, look: LookUp, escape: string): string {
  const value = look((match[1] ?? match[2])!)
  const other = match[4] ?? ''
  if (match[3] === '-') return value || expandWord(other, look, escape)
  if (match[3] === '+') return value ? expandWord(other, look, escape) : ''
  return value ?? ''
}

/** Words between blanks, quotes kept: `a="b c" d`. */
export function splitQuoted(text: string, escape: string): string[] {
  const words: string[] = []
  let word = ''
  let quote = ''
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    if (char === escape && quote !== "'") word += char + (text[++at] ?? '')
    else if (quote === '' && /\s/.test(char)) {
      if (word !== '') words.push(word)
      word = ''
    } else {
      if (quote === '' && (char === '"' || char === "'")) quote = char
      else if (char === quote) quote = ''
      word += char
    }
  }
  return word === '' ? words : [...words, word]
}

/** `K=V K2="V 2"` or the old `K rest of the line`. */
export function pairs(text: string, escape: string): [string, string][] {
  const words = splitQuoted(text, escape)
  if (!words[0]?.includes('=')) {
    const [, name = '', value = ''] = /^(\S+)\s*([^]*)$/.exec(text)!
    return [[name, value]]
  }
  return words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)])
}
