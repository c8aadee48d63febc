import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Ended {
  /** 128 and the like for a command that a signal ended. */
  readonly status: number
  readonly stdout: string
  /** Both streams as they came. */
  readonly log: string
}

export interface RunOptions {
  readonly env: Environment
  readonly cwd?: string
  /** Ends the command with everything that it started. */
  readonly signal?: AbortSignal | undefined
  /** Called once the command is there. */
  readonly input?: string
}

/** A log is for a person who looks for the last words of a failed build, not for gigabytes. */
const LOG_LIMIT = 1 << 20
const PATIENCE = 3000

/** Runs a command to its end, in a process group of its own so that a terminal's Ctrl-C comes to us alone. */
export async function run(command: readonly string[], options: RunOptions): Promise<Ended> {
  const [file, ...args] = command
  const { cwd, env, signal, input } = options
  const child = spawn(file!, args, { cwd, env: { ...env }, detached: true, stdio: 'pipe' })
  const output: Buffer[] = []
  let log = ''
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-LOG_LIMIT)))
  }
  // A command that does not read its input is no failure.
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  const stop = () => void endGroup(child.pid)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    return { status: code ?? 128, stdout: Buffer.concat(output).toString(), log }
  } catch (error) {
    return { status: 127, stdout: '', log: error instanceof Error ? error.message : String(error) }
  } finally {
    signal?.removeEventListener('abort', stop)
    // What the command left running in the background would go on with a folder that is about to go.
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
  }
}

/** The lines that a person wants to see of a long log. */
export function lastLines(log: string, count = 20): readonly string[] {
  const lines = log.replaceAll('\r\n', '\n').split('\n')
  while (lines.at(-1)?.trim() === '') lines.pop()
  return lines.slice(-count).map((line) => line.slice(line.lastIndexOf('\r') + 1))
}

/** @returns the absolute path of a program as a shell would find it; null when there is none */
export function findProgram(name: string, env: Environment): string | null {
  for (const directory of (env['PATH'] ?? '').split(delimiter)) {
    const file = join(directory === '' ? '.' : directory, name)
    if (isProgram(file)) return file
  }
  return null
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Engines clean up behind themselves when they are asked to end; only then are they made to. */
async function endGroup(pid: number | undefined): Promise<void> {
  if (pid === undefined) return
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    signalGroup(pid, name)
    for (let waited = 0; waited < PATIENCE; waited += 50) {
      if (!signalGroup(pid, 0)) return
      await wait(50)
    }
  }
  signalGroup(pid, 'SIGKILL')
}

function signalGroup(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, name)
  } catch {
    return false
  }
}
