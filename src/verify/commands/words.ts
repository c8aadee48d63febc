import type { Grammar } from '../../script/docker/options.ts'

export interface Option {
  /** The long name; of an option that no table has, what was written before the `=`. */
  readonly name: string
  /** Null for an option without a value. */
  readonly value: string | null
  /** The words that give it. */
  readonly words: readonly string[]
}

/** A docker command line in its parts. */
export interface Command {
  /** Docker's own options, before the subcommand. */
  readonly globals: readonly string[]
  /** As written: `build`, or `buildx build`. */
  readonly verb: readonly string[]
  readonly options: readonly Option[]
  readonly operands: readonly string[]
}

/** Options of podman's and buildah's that docker's tables lack and that take a value. */
const FOREIGN = new Set(
  (
    'format isolation ignorefile authfile creds jobs manifest userns os arch variant volume from logfile ' +
    'requires pod filter message author change type size'
  ).split(' '),
)

/** Splits words into options and operands as docker does; an option that the table lacks is taken to have no value. */
export function readWords(args: readonly string[], grammar: Grammar): Pick<Command, 'options' | 'operands'> {
  const options: Option[] = []
  const rest = [...args]
  const operands: string[] = []
  const valued = (name: string, words: readonly string[]): void => {
    const value = rest.shift()
    options.push({ name, value: value ?? null, words: value === undefined ? words : [...words, value] })
  }
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      operands.push(...rest)
      break
    }
    if (word.startsWith('--')) {
      const [name, value] = cut(word.slice(2))
      const takesValue = grammar.valued.includes(name) || (FOREIGN.has(name) && !grammar.plain.includes(name))
      if (value === null && takesValue) valued(name, [word])
      else options.push({ name, value, words: [word] })
    } else if (word.startsWith('-') && word.length > 1) {
      readCluster(word, grammar, options, valued)
    } else {
      operands.push(word)
      if (!grammar.operandEndsOptions) continue
      operands.push(...rest)
      break
    }
  }
  return { options, operands }
}

/** `-it`, `-tapp`, `-t=app`, `-t app`. */
function readCluster(
  word: string,
  grammar: Grammar,
  options: Option[],
  valued: (name: string, words: readonly string[]) => void,
): void {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at]!
    const name = grammar.short[letter] ?? letter
    if (!grammar.valued.includes(name)) {
      options.push({ name, value: null, words: [`-${letter}`] })
      continue
    }
    const value = word.slice(word[at + 1] === '=' ? at + 2 : at + 1)
    if (at + 1 === word.length) valued(name, [`-${letter}`])
    else options.push({ name, value, words: [`-${letter}`, value] })
    return
  }
}

export function option(name: string, value: string | null = null): Option {
  return { name, value, words: [value === null ? `--${name}` : `--${name}=${value}`] }
}

/** The last value given; null without one. */
export function valueOf(command: Pick<Command, 'options'>, name: string): string | null {
  return command.options.findLast((one) => one.name === name)?.value ?? null
}

/** Whether a flag is given, and not as `--flag=false`. */
export function isSet(command: Pick<Command, 'options'>, name: string): boolean {
  const given = command.options.findLast((one) => one.name === name)
  return given !== undefined && given.value !== 'false'
}

/** The words behind the engine's name. */
export function wordsOf({ globals, verb, options, operands }: Command): readonly string[] {
  return [...globals, ...verb, ...options.flatMap(({ words }) => words), ...operands]
}

function cut(text: string): readonly [string, string | null] {
  const equals = text.indexOf('=')
  return equals === -1 ? [text, null] : [text.slice(0, equals), text.slice(equals + 1)]
}
