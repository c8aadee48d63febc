import { Unmodelled } from '../failure.ts'

export interface DockerOptions {
  all(name: string): readonly string[]
  one(name: string): string | null
  readonly words: readonly string[]
}

/** Long names by short ones; those in `flags` take no value. After the first word all is words if `stops`. */
export function dockerOptions(
  args: readonly string[],
  valued: Readonly<Record<string, string>>,
  flags: Readonly<Record<string, string>>,
  stops = false,
): DockerOptions {
  const values: [string, string][] = []
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (!/^-./.test(arg)) {
      words.push(...(stops ? args.slice(at) : [arg]))
      if (stops) break
      continue
    }
    const [head = '', ...tail] = arg.split('=')
    const names = head.startsWith('--') ? [head] : shortNames(head, valued)
    const last = names.pop()!
    for (const name of names) values.push([flags[name] ?? missing(name), 'true'])
    if (flags[last]) values.push([flags[last], tail.join('=') || 'true'])
    else if (valued[last]) values.push([valued[last], tail.length > 0 ? tail.join('=') : args[++at]!])
    else missing(arg)
  }
  const all = (name: string): string[] => values.filter(([each]) => each === name).map(([, value]) => value)
  return { all, one: (name) => all(name).at(-1) ?? null, words }
}

function shortNames(head: string, valued: Readonly<Record<string, string>>): string[] {
  return valued[head] ? [head] : Array.from(head.slice(1), (letter) => `-${letter}`)
}

function missing(option: string): never {
  throw new Unmodelled(`docker: ${option}`)
}
