import { openSync, readSync, closeSync } from 'node:fs'

/** How a script is started: by what its first line names, and without one by `sh`. */
export function interpreterOf(file: string): readonly string[] {
  const buffer = Buffer.alloc(256)
  const descriptor = openSync(file, 'r')
  const length = readSync(descriptor, buffer)
  closeSync(descriptor)
  const [, program, argument] =
    /^#![ \t]*(\S+)(?:[ \t]+(.*\S))?/.exec(buffer.toString('latin1', 0, length)) ?? []
  if (program === undefined) return ['sh']
  // `env -S` splits what follows; without it one word is all that env gets.
  return argument === undefined ? [program] : [program, argument]
}
