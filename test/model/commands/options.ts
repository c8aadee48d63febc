import { Unmodelled } from '../failure.ts'

export interface Options {
  has(...names: readonly string[]): boolean
  value(name: string): string | null
  readonly words: readonly string[]
}

/** `-rf a`, `-C dir`, `--parents`: letters that take a value are told, all others that may stand as well. */
export function options(program: string, args: readonly string[], flags: string, valued = ''): Options {
  const seen = new Set<string>()
  const values = new Map<string, string>()
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (arg === '--') {
      words.push(...args.slice(at + 1))
      break
    }
    if (!arg.startsWith('-') || arg === '-') words.push(arg)
    else {
      for (let index = 1; index < arg.length; index++) {
        const letter = arg[index]!
        if (valued.includes(letter)) {
          const rest = arg.slice(index + 1)
          values.set(letter, rest || args[++at]!)
          break
        }
        if (!flags.includes(letter)) throw new Unmodelled(`${program} ${arg}`)
        seen.add(letter)
      }
    }
  }
  return {
    has: (...names) => names.some((name) => seen.has(name)),
    value: (name) => values.get(name) ?? null,
    words,
  }
}
