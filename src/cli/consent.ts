import { createInterface } from 'node:readline'
import { UsageError } from './errors.ts'
import type { Io } from './io.ts'

export type Consent = 'given' | 'refused' | 'interrupted'

/**
 * Asks whether scripts may be run.
 * @throws UsageError when nobody is there to answer
 */
export async function askToRun(scripts: readonly string[], yes: boolean, io: Io): Promise<Consent> {
  if (yes) return 'given'
  const named = scripts.join(', ')
  const { stdin } = io
  if (stdin?.isTTY !== true || io.stderr.isTTY !== true) {
    throw new UsageError(
      `Verifying runs ${named}, in copies of the project; without a terminal to ask on it needs \`--yes\`.`,
    )
  }
  io.stderr.write(
    `Verifying runs ${named}, in copies of the project: builds get throw-away names, pushes and uploads are not run,\n` +
      'and all else that it does, it does.\n',
  )
  return question(stdin, io.stderr as NodeJS.WritableStream)
}

function question(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<Consent> {
  const prompt = createInterface({ input, output })
  return new Promise<Consent>((resolve) => {
    prompt.question('Run it? [y/N] ', (answer) =>
      resolve(/^y(es)?$/i.test(answer.trim()) ? 'given' : 'refused'),
    )
    // A terminal that is asked on gives Ctrl-C as a key, and no signal.
    prompt.once('SIGINT', () => resolve('interrupted'))
    // Ctrl-D, or a terminal that went away.
    prompt.once('close', () => resolve('refused'))
  }).finally(() => prompt.close())
}
