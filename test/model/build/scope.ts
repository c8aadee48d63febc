import { expandWord, pairs, type LookUp } from '../dockerfile/words.ts'
import type { Dockerfile, Instruction } from '../dockerfile/parse.ts'
import type { BuildRequest } from './request.ts'

const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY']

/** Predefined: no ARG declares them, yet every RUN sees them. */
export const predefined: readonly string[] = proxies.flatMap((name) => [name, name.toLowerCase()])

/** The ARGs above the first FROM: for FROM lines, and as defaults for an `ARG NAME` below. */
export function globalScope(file: Dockerfile, request: BuildRequest): Map<string, string> {
  const scope = new Map<string, string>()
  for (const instruction of file.globals) {
    for (const [name, value] of declared(instruction, (each) => scope.get(each), file.escape)) {
      const known = request.buildArgs.get(name) ?? value
      if (known !== undefined) scope.set(name, known)
    }
  }
  return scope
}

/** `ARG A B=c`: the names with their defaults. */
export function declared(
  { rest }: Instruction,
  look: LookUp,
  escape: string,
): [string, string | undefined][] {
  const words = rest.split(/\s+/).length > 1 && !rest.includes('=') ? rest.split(/\s+/) : null
  if (words) return words.map((name) => [name, undefined])
  if (!rest.includes('=')) return [[rest.trim(), undefined]]
  return pairs(rest, escape).map(([name, value]) => [name, expandWord(value, look, escape)])
}
