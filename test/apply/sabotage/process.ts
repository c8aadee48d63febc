import { spawnSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { buildSync } from 'esbuild'
import { temporaryTree } from '../../project/temporary.ts'
import type { Report, Task } from './child.ts'

const folder = temporaryTree()

/**
 * Makes a program for a process of its own.
 * @param name a file's beside this one, without `.ts`
 * @returns the words of a command line that starts it
 */
export function buildProgram(name: string): readonly string[] {
  const outfile = join(folder, `${name}.mjs`)
  const entry = join(import.meta.dirname, `${name}.ts`)
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' })
  return [process.execPath, outfile]
}

/**
 * Runs a program that reads JSON and writes JSON.
 * @returns null when it was killed
 * @throws when it ended in any other way than it should
 */
export function runProgram<T>([command, ...words]: readonly string[], input: unknown): T | null {
  const options = { encoding: 'utf8', input: JSON.stringify(input), maxBuffer: 1e9 } as const
  const { status, signal, stdout, stderr, error } = spawnSync(command!, words, options)
  if (signal === 'SIGKILL') return null
  if (status === 0) return JSON.parse(stdout) as T
  throw new Error(`${basename(command!)} ended with ${status ?? signal}: ${error?.message ?? stderr}`)
}

/** Does tasks in a process of its own, one after the other; null when it was killed. */
export function runTasks(tasks: readonly Task[]): readonly Report[] | null {
  return runProgram<readonly Report[]>(buildOnce(), tasks)
}

let program: readonly string[] | undefined

function buildOnce(): readonly string[] {
  return (program ??= buildProgram('child'))
}
