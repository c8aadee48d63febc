import { resolvePath } from '../../source/path.ts'
import { ROOT_MARK, hasKnownWords, type Text } from './marks.ts'

/** `cd DIR && VAR=x make -C DIR -f FILE VAR=x target` */
export interface SubMake {
  /** Where the shell calls it. */
  readonly caller: string
  readonly directory: string
  readonly file: string | null
  readonly environment: ReadonlyMap<string, Text>
  readonly overrides: ReadonlyMap<string, Text>
  readonly goals: readonly Text[]
}

/** Another make that a command runs, and nothing else; null for any other command. */
export function subMakeOf(command: Text, cwd: string): SubMake | null {
  const call =
    /^\(?\s*(?:cd\s+([^\s;&|]+)\s*(?:&&|;)\s*)?((?:\w+=\S*\s+)*)(?:make|gmake)((?:\s+[^\s]+)*)\s*\)?$/.exec(
      command.replace(/\\\n/g, ' ').trim(),
    )
  if (!call) return null
  const words = (call[3] ?? '').replace(/\)$/, '').split(/\s+/).filter(Boolean).map(unquoted)
  const given = (call[2] ?? '').split(/\s+/).filter(Boolean).map(unquoted)
  if ([...words, ...given].includes(null)) return null
  const caller = call[1] === undefined ? cwd : placeOf(cwd, call[1])
  return caller === null ? null : withArguments(words as string[], given as string[], caller)
}

function withArguments(words: readonly string[], given: readonly string[], caller: string): SubMake | null {
  let directory = caller
  let file: string | null = null
  const overrides = new Map<string, Text>()
  const goals: Text[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!
    const option = /^(?:(-C|--directory=)|(?:-f|--file=|--makefile=))(.*)$/.exec(word)
    if (option) {
      const operand = option[2] !== '' ? option[2]! : words[(at += 1)]
      if (operand === undefined || !hasKnownWords(operand)) return null
      if (option[1] === undefined) file = operand
      else {
        const next = placeOf(directory, operand)
        if (next === null) return null
        directory = next
      }
    } else if (/^\w+=/.test(word)) setIn(overrides, word)
    else if (!word.startsWith('-')) goals.push(word)
    else if (!harmless.test(word)) return null
  }
  const environment = new Map<string, Text>()
  for (const word of given) setIn(environment, word)
  return { caller, directory, file, environment, overrides, goals }
}

/** They change what make prints and how much it does at a time. */
const harmless = /^(?:-[skBw]+|-j\d*|--no-print-directory|--silent|--quiet|--always-make|--print-directory)$/

function setIn(variables: Map<string, Text>, word: string): void {
  const equals = word.indexOf('=')
  variables.set(word.slice(0, equals), word.slice(equals + 1))
}

function unquoted(word: string): string | null {
  const inner = /^(\w+=)?(["'])([^"'`$\\]*)\2$/.exec(word)
  const text = inner ? (inner[1] ?? '') + inner[3]! : word
  return /["'`$\\;&|<>(){}*?]/.test(text) ? null : text
}

function placeOf(cwd: string, path: Text): string | null {
  if (path.startsWith(ROOT_MARK)) return resolvePath('', path.slice(ROOT_MARK.length).replace(/^\/+/, ''))
  return hasKnownWords(path) && !path.startsWith('/') && !/["'`$*?]/.test(path)
    ? resolvePath(cwd, path)
    : null
}
