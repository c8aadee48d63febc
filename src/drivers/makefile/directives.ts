import { expand } from './expand.ts'
import { glob, isThere, projectPath } from './functions/files.ts'
import { hasKnownWords, wordsOf, type Text } from './marks.ts'
import type { Placed } from './placed.ts'
import type { Reader } from './reader.ts'
import type { Scope } from './session.ts'

const form =
  /^\s*(export|unexport|undefine|override|vpath|include|-include|sinclude|load|-load)(?=\s|$)(.*)$/s

/** Lines that say something to make itself; false for any other line. */
export function readDirective(line: Placed, reader: Reader): boolean {
  const found = form.exec(line.text)
  if (!found || /^\s*&?:/.test(found[2]!)) return false
  const [, word, rest] = found
  const scope = reader.scope(line.span())
  const words = wordsOf(expand(rest!.replace(/^\s*undefine\b/, ''), scope))
  switch (word) {
    case 'export':
    case 'unexport':
      if (words.length === 0) reader.exports.all(word === 'export')
      for (const name of words) reader.exports.set(name, word === 'export')
      break
    case 'undefine':
    case 'override':
      for (const name of words) reader.variables.set(name, null)
      break
    case 'vpath':
      reader.searchPaths.add(words)
      break
    case 'load':
    case '-load':
      reader.session.doubts.push(scope.at)
      break
    default:
      for (const name of words) include(name, word === 'include', reader, scope)
  }
  return true
}

function include(pattern: Text, isNeeded: boolean, reader: Reader, scope: Scope): void {
  const { session } = reader
  const names = /[*?[]/.test(pattern) && hasKnownWords(pattern) ? glob(pattern, session) : null
  for (const name of names ?? [pattern]) {
    const path = hasKnownWords(name) && !/^[/~]/.test(name) ? projectPath(name, session) : null
    const file = path !== null && isThere(path, session) ? session.project.read(path) : null
    if (path !== null && file && !file.binary)
      reader.include({ path, text: file.text, name, place: null }, scope.at)
    else if (isNeeded || path === null) session.doubts.push(scope.at)
    else reader.missing.push({ name, at: scope.at })
  }
}
