import { LexError, next, NONE, peek, type Piece, type Run } from './lex-run.ts'
import { replaceMatch, trimMatch } from './substitution.ts'

/** An expansion, or a `$` that is none; the scanner is at the `$`. @throws {LexError} as BuildKit does. */
export function expansion(run: Run): Piece {
  next(run)
  if (peek(run) !== '{') {
    const name = readName(run)
    if (name === '') return { text: '$', unknown: NONE }
    return valueOf(run, name) ?? { text: run.options.skipUnset ? `$${name}` : '', unknown: NONE }
  }
  next(run)
  const first = peek(run)
  if (first === undefined) throw new LexError("syntax error: missing '}'")
  if ('{}:'.includes(first)) throw new LexError('syntax error: bad substitution')
  const name = readName(run)
  const operator = next(run)
  if (operator === '}') {
    return valueOf(run, name) ?? { text: run.options.skipUnset ? `\${${name}}` : '', unknown: NONE }
  }
  if (operator === '/') return replacement(run, name)
  const emptyIsUnset = operator === ':'
  return modified(run, name, emptyIsUnset ? (next(run) ?? '') : (operator ?? ''), emptyIsUnset)
}

function modified(run: Run, name: string, operator: string, emptyIsUnset: boolean): Piece {
  const written = (emptyIsUnset ? ':' : '') + operator
  const trims = operator === '#' || operator === '%'
  // After a colon BuildKit reads the word before it looks at the modifier; without one it looks first.
  if ((emptyIsUnset && trims) || (!emptyIsUnset && !'+-?#%'.includes(operator || ' ')))
    throw unsupported(written)
  const word = closing(run, '}', trims)
  const value = valueOf(run, name)
  if (value === null && run.options.skipUnset) {
    return { text: `\${${name}${written}${word.text}}`, unknown: NONE }
  }
  // Whether a name with an unknown value is set, or empty, is not known either.
  if (value !== null && value.unknown.size > 0) return value
  const missing = value === null || (emptyIsUnset && value.text === '')
  if (operator === '-') return missing ? word : value
  if (operator === '+') return missing ? { text: '', unknown: NONE } : word
  if (operator === '?') {
    if (!missing) return value
    throw new LexError(
      `${name}: ${word.text || `is not allowed to be ${value === null ? 'unset' : 'empty'}`}`,
    )
  }
  if (!trims) throw unsupported(written)
  if (word.unknown.size > 0) return word
  const greedy = word.text.startsWith(operator)
  const pattern = greedy ? word.text.slice(1) : word.text
  const trimmed = trimMatch(value?.text ?? '', pattern, operator === '#' ? 'start' : 'end', greedy)
  if (trimmed === null) throw new LexError(`invalid pattern (${pattern}) in substitution`)
  return { text: trimmed, unknown: NONE }
}

function replacement(run: Run, name: string): Piece {
  const all = peek(run) === '/'
  if (all) next(run)
  const pattern = closing(run, '/', true)
  const by = closing(run, '}', true)
  const value = valueOf(run, name)
  if (value === null && run.options.skipUnset) {
    return { text: `\${${name}/${pattern.text}/${by.text}}`, unknown: NONE }
  }
  const unknown = new Set([...(value?.unknown ?? []), ...pattern.unknown, ...by.unknown])
  if (unknown.size > 0) return { text: '', unknown }
  const text = replaceMatch(value?.text ?? '', pattern.text, by.text, all)
  if (text === null) throw new LexError(`invalid pattern (${pattern.text}) in substitution`)
  return { text, unknown }
}

function closing(run: Run, stop: string, rawEscapes: boolean): Piece {
  try {
    return run.until(stop, rawEscapes)
  } catch (error) {
    if (peek(run) !== undefined) throw error
    throw new LexError(stop === '}' ? "syntax error: missing '}'" : "syntax error: missing '/' in ${}")
  }
}

function unsupported(modifier: string): LexError {
  return new LexError(`unsupported modifier (${modifier}) in substitution`)
}

/** A name of letters, digits and `_`; a number; or one of the shell's special parameters. */
function readName(run: Run): string {
  let name = ''
  const first = peek(run)
  if (first === undefined) return ''
  if (/\p{Nd}/u.test(first)) {
    while (/^\p{Nd}/u.test(peek(run) ?? '')) name += next(run)
    return name
  }
  if ('@*#?-$!'.includes(first)) return next(run)!
  while (/^[\p{L}\p{Nd}_]/u.test(peek(run) ?? '')) name += next(run)
  return name
}

/** @returns null when the name is not set. */
function valueOf(run: Run, name: string): Piece | null {
  run.names.add(name)
  const value = run.lookup(name)
  if (value === undefined) return null
  return value === null ? { text: '', unknown: new Set([name]) } : { text: value, unknown: NONE }
}
