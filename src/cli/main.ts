import type { Io } from './io.ts'
import { version } from '../version.ts'

interface Command {
  readonly run: (argv: readonly string[], io: Io) => Promise<number>
  /** Keeps what this run compiled for the next one of the same kind. */
  readonly keep?: (kind: string) => void
}

/**
 * The command as a process: its arguments, streams, signals and exit code.
 * @param load brings everything else
 * @param bundle the URL that it is loaded from, for threads
 */
export async function main(load: () => Promise<Command>, bundle?: string): Promise<void> {
  const argv = process.argv.slice(2)
  // Asked by scripts and prompts all the time: answered before anything else is loaded.
  if (argv.length === 1 && argv[0] === '--version') {
    process.stdout.write(`${version}\n`)
    return
  }
  // A handler keeps a signal from ending the process in the middle of a write, which is synchronous.
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  // `stagefold | head` is no error.
  process.stdout.on('error', () => process.exit())
  const { run, keep } = await load()
  const kinds: string[] = []
  process.exitCode = await run(
    argv,
    processIo(bundle, (kind) => kinds.push(kind)),
  )
  for (const kind of kinds) keep?.(kind)
}

function processIo(bundle: string | undefined, onCommand: (kind: string) => void): Io {
  const { stdout, stderr, env } = process
  return {
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    command: commandName(),
    ...(bundle !== undefined && { bundle }),
    onCommand,
    // Opened only where something is asked.
    get stdin() {
      return process.stdin
    },
  }
}

/** What people have to type to get here again: the installed command, or node with the file. */
function commandName(): string {
  const { basename, relative } = process.getBuiltinModule('node:path')
  const script = process.argv[1] ?? ''
  if (process.env['npm_command'] === 'exec') return 'npx stagefold'
  return basename(script) === 'stagefold' ? 'stagefold' : `node ${relative(process.cwd(), script)}`
}
