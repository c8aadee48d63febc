import { hasKnownWords, holdsRoot, isKnown, startsWithRoot, wordsOf } from '../marks.ts'
import { readPattern, stemOf, substitute } from '../pattern.ts'
import { derived, type Call, type MakeFunction } from './derived.ts'
import { Stop } from '../stop.ts'

/** A function of texts that has a result where it knows all of them. */
function pure(least: number, most: number, compute: (...args: string[]) => string): MakeFunction {
  return {
    least,
    most,
    run: (args, call) => (args.every(hasKnownWords) ? compute(...args) : derived(call.name, args, call)),
  }
}

export function patsubst([from, to, list]: readonly string[], call: Call): string {
  if (![from!, to!, list!].every(hasKnownWords)) return derived('patsubst', [from!, to!, list!], call)
  const [before, after] = [readPattern(from!.trim()), readPattern(to!.trim())]
  return wordsOf(list!)
    .map((word) => substitute(before, after, word))
    .join(' ')
}

function filter(args: readonly string[], call: Call, keeps: boolean): string {
  if (!args.every(hasKnownWords)) return derived(call.name, args, call)
  const [patterns, list] = args.map(wordsOf) as [string[], string[]]
  const wanted = patterns.map(readPattern)
  const exact = new Set(wanted.filter(({ tail }) => tail === null).map(({ head }) => head))
  const open = wanted.filter(({ tail }) => tail !== null)
  // The project's directory is absolute, and that is all that is known of it.
  if (list.some(holdsRoot) && open.some(({ head }) => /^\/./.test(head)))
    return derived(call.name, args, call)
  const matches = (word: string): boolean =>
    exact.has(word) ||
    open.some((one) =>
      one.head === '/' && startsWithRoot(word) ? one.tail === '' : stemOf(one, word) !== null,
    )
  return list.filter((word) => matches(word) === keeps).join(' ')
}

function replaceAll(from: string, to: string, text: string): string {
  return from === '' ? text + to : text.split(from).join(to)
}

function numberOf(text: string): number {
  if (!/^\s*\d+\s*$/.test(text)) throw new Stop(`non-numeric argument to a function: '${text}'`)
  return Number(text)
}

export const textFunctions: readonly (readonly [string, MakeFunction])[] = [
  [
    'subst',
    {
      least: 3,
      most: 3,
      run: (args, call) =>
        args.every(isKnown) ? replaceAll(args[0]!, args[1]!, args[2]!) : derived('subst', args, call),
    },
  ],
  ['patsubst', { least: 3, most: 3, run: patsubst }],
  ['strip', pure(1, 1, (text) => wordsOf(text).join(' '))],
  ['findstring', pure(2, 2, (wanted, text) => (text.includes(wanted) ? wanted : ''))],
  ['filter', { least: 2, most: 2, run: (args, call) => filter(args, call, true) }],
  ['filter-out', { least: 2, most: 2, run: (args, call) => filter(args, call, false) }],
  ['sort', pure(1, 1, (list) => [...new Set(wordsOf(list))].toSorted(byteOrder).join(' '))],
  ['word', pure(2, 2, (at, list) => wordsOf(list)[numberOf(at) - 1] ?? '')],
  ['words', pure(1, 1, (list) => String(wordsOf(list).length))],
  [
    'wordlist',
    pure(3, 3, (from, to, list) =>
      wordsOf(list)
        .slice(Math.max(0, numberOf(from) - 1), numberOf(to))
        .join(' '),
    ),
  ],
  ['firstword', { least: 0, most: 1, run: firstWord }],
  ['lastword', pure(0, 1, (list = '') => wordsOf(list).at(-1) ?? '')],
]

/** What follows the first word may be unknown. */
function firstWord([list = '']: readonly string[], call: Call): string {
  const first = wordsOf(list)[0] ?? ''
  return hasKnownWords(first) ? first : derived('firstword', [list], call)
}

function byteOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
