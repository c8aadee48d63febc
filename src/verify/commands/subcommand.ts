import { grammars, type Grammar } from '../../script/docker/options.ts'

/** A docker command line up to its options. */
export interface Subcommand {
  readonly globals: readonly string[]
  /** As written. */
  readonly verb: readonly string[]
  /** The one name that several ways to write it have; a pair of words where there is no shorter form. */
  readonly name: string
  readonly grammar: Grammar
  readonly rest: readonly string[]
}

/** @param isKnown whether a pair of words is a name of its own */
export function readSubcommand(args: readonly string[], isKnown: (pair: string) => boolean): Subcommand {
  const { globals, words } = withoutGlobals(args)
  const [first = '', second = ''] = words
  const length = managers.has(first) && second !== '' ? 2 : 1
  const pair = `${first} ${second}`
  const short = length === 2 ? (renamed[pair] ?? second) : first
  return {
    globals,
    verb: words.slice(0, length),
    name: length === 2 && (isKnown(pair) || groups.has(first)) ? pair : short,
    grammar: grammarOf(short),
    rest: words.slice(length),
  }
}

/** Their commands are those that have a name of their own, too. */
const managers = new Set([
  'image',
  'container',
  'builder',
  'buildx',
  'system',
  'context',
  'volume',
  'network',
])
const groups = new Set(['system', 'context', 'volume', 'network'])

const renamed: Readonly<Record<string, string>> = {
  'image ls': 'images',
  'image list': 'images',
  'image rm': 'rmi',
  'image remove': 'rmi',
  'container ls': 'ps',
  'container list': 'ps',
  'container remove': 'rm',
}

const plain: Grammar = { valued: [], plain: [], short: {}, operandEndsOptions: false }
const exec = { ...grammars.run, operandEndsOptions: true }
const ps: Grammar = { ...plain, valued: ['filter', 'format', 'last'], short: { f: 'filter', n: 'last' } }

const others: Readonly<Record<string, Grammar>> = {
  exec,
  ps,
  images: ps,
  inspect: {
    ...ps,
    valued: ['format', 'type'],
    short: { f: 'format' },
  },
  save: {
    ...plain,
    valued: ['output'],
    short: { o: 'output' },
  },
  export: {
    ...plain,
    valued: ['output'],
    short: { o: 'output' },
  },
  commit: {
    ...plain,
    valued: ['author', 'change', 'message'],
    short: {
      a: 'author',
      c: 'change',
      m: 'message',
    },
  },
  import: {
    ...plain,
    valued: ['change', 'message', 'platform'],
    short: {
      c: 'change',
      m: 'message',
    },
  },
  create: grammars.create,
  pull: {
    ...plain,
    valued: ['platform'],
  },
  logs: {
    ...plain,
    valued: ['since', 'tail', 'until'],
    short: { n: 'tail' },
  },
  login: {
    ...plain,
    valued: ['username', 'password'],
    short: {
      u: 'username',
      p: 'password',
    },
  },
}

function grammarOf(name: string): Grammar {
  return (grammars as Readonly<Record<string, Grammar>>)[name] ?? others[name] ?? plain
}

const valuedGlobals = new Set(['-H', '--host', '--context', '-c', '--config', '-l', '--log-level'])

function withoutGlobals(args: readonly string[]): { readonly globals: string[]; readonly words: string[] } {
  const words = [...args]
  const globals: string[] = []
  while (words.length > 1 && words[0]!.startsWith('-')) {
    const count = valuedGlobals.has(words[0]!) ? 2 : 1
    globals.push(...words.splice(0, count))
  }
  return { globals, words }
}
