import { concat, known, literal, type Value } from '../../shell/value.ts'
import type { Call } from '../call.ts'

/** The bytes that `echo` and `printf` write; null where shells differ, or nobody here knows. */
export function printed(call: Call): Value | null {
  if (call.args.some((field) => field.glob)) return null
  return call.name === 'printf' ? formatted(call.args.map((field) => field.value)) : echoed(call)
}

/** A backslash is itself to bash and an escape to dash, and so are options. */
function echoed({ args }: Call): Value | null {
  const isOpen = known(args[0]?.value ?? []) === '-n'
  const words = args.slice(isOpen ? 1 : 0)
  const isPlain = words.every(({ value }) =>
    value.every((part) => typeof part !== 'string' || !part.includes('\\')),
  )
  if (!isPlain || /^-[neE]+$/.test(known(words[0]?.value ?? []) ?? '')) return null
  return concat(
    ...words.map((field, at) => (at === 0 ? field.value : concat(literal(' '), field.value))),
    literal(isOpen ? '' : '\n'),
  )
}

/** The format is used again as long as words are left. */
function formatted([first, ...words]: readonly Value[]): Value | null {
  const format = first && known(first)
  if (!format || format.startsWith('-') || !/^([^%\\]|\\[nt\\]|%[s%])*$/.test(format)) return null
  const pieces = format.match(/\\.|%.|[^%\\]+/g) ?? []
  const wanted = pieces.filter((piece) => piece === '%s').length
  const rounds = wanted === 0 ? 1 : Math.max(1, Math.ceil(words.length / wanted))
  let next = 0
  const texts: Value[] = []
  for (let round = 0; round < rounds; round += 1)
    for (const piece of pieces)
      texts.push(piece === '%s' ? (words[next++] ?? []) : literal(escapes[piece] ?? piece))
  return concat(...texts)
}

const escapes: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\\\': '\\', '%%': '%' }
