import { createInterface } from 'node:readline/promises'
import { UsageError } from './errors.ts'
import type { Io } from './io.ts'

/**
 * Asks whether scripts may be run.
 * @throws UsageError when nobody is there to answer
 */
export async function mayRun(scripts: readonly string[], yes: boolean, io: Io): Promise<boolean> {
  if (yes) return true
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
  const prompt = createInterface({ input: stdin, output: io.stderr as NodeJS.WritableStream })
  try {
    return /^y(es)?$/i.test((await prompt.question('Run it? [y/N] ')).trim())
  } finally {
    prompt.close()
  }
}
