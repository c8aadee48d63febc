import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { main } from '../../../src/cli/main.ts'

/** A run of the command in a process of its own, for what only a process shows. */
export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const NODE = fileURLToPath(new URL('../../../node_modules/node24/bin/node', import.meta.url))

/**
 * Runs the command from its sources.
 * @param interruptAfter milliseconds from the first progress line to SIGINT
 */
export async function command(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  interruptAfter?: number,
): Promise<Run> {
  const file = fileURLToPath(import.meta.url)
  const child = spawn(NODE, ['--no-warnings', file, ...args], {
    env: { ...env, STAGEFOLD_TEST_COMMAND: '1', NODE_DISABLE_COMPILE_CACHE: '1' },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk))
  child.stderr.on('data', (chunk: Buffer) => {
    if (interruptAfter !== undefined && stderr === '') setTimeout(() => child.kill('SIGINT'), interruptAfter)
    stderr += chunk
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}

if (process.env['STAGEFOLD_TEST_COMMAND']) await main(() => import('../../../src/cli/run.ts'))
