import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run, type RunOptions } from './process.ts'

const START = join(dirname(dirname(fileURLToPath(import.meta.url))), 'start.sh')

export type EngineVersion = '20.10' | '26.1'

/** The two builders that a Docker engine has; `classic` is the one that newer ones call legacy. */
export type Builder = 'buildkit' | 'classic'

export const BUILDERS: readonly Builder[] = ['buildkit', 'classic']

/** A Docker engine that belongs to the tests. */
export interface Engine {
  readonly version: EngineVersion
  /** What a script needs in its environment to reach this engine, and only this one. */
  env(builder: Builder): Record<string, string>
  docker(args: readonly string[], options?: RunOptions): Promise<Buffer>
  /** Stops the engine and waits until its data is gone. */
  stop(): Promise<void>
}

/** Starts an engine with `start.sh`; throws, with what it said, when it does not come up. */
export async function startEngine(version: EngineVersion): Promise<Engine> {
  const child = spawn(START, [version], { stdio: ['pipe', 'pipe', 'pipe'] })
  const closed = once(child, 'close')
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk))
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += chunk
    if (printed.includes('# ready\n')) break
  }
  if (!printed.includes('# ready\n')) {
    await closed
    throw new Error(`docker ${version} did not start:\n${printed}${said}`)
  }
  const exports = Object.fromEntries(
    [...printed.matchAll(/^export (\w+)=(.*)$/gm)].map((match) => [match[1]!, match[2]!]),
  )
  const docker = exports['STAGEFOLD_DOCKER']!
  return {
    version,
    env: (builder) => ({ ...exports, DOCKER_BUILDKIT: builder === 'buildkit' ? '1' : '0' }),
    docker: (args, options) => run([docker, ...args], { ...options, env: exports }),
    stop: async () => {
      child.stdin.end()
      await closed
    },
  }
}
