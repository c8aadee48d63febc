import { count } from '../report/summary.ts'
import { UsageError } from './errors.ts'
import type { Io } from './io.ts'
import { openPrompt } from './prompt.ts'

/** Nobody reads a list of hundreds. */
const SHOWN = 12

export type Consent = 'given' | 'refused' | 'interrupted'

/**
 * Asks whether scripts may be run.
 * @throws UsageError when nobody is there to answer
 */
export async function askToRun(scripts: readonly string[], yes: boolean, io: Io): Promise<Consent> {
  if (yes) return 'given'
  const more = scripts.length - SHOWN
  const named = scripts.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${count(more, 'script')} more` : '')
  const prompt = openPrompt(io)
  if (prompt === null) {
    throw new UsageError(
      `Verifying runs ${named}, in copies of the project; without a terminal to ask on it needs \`--yes\`.`,
    )
  }
  io.stderr.write(
    `Verifying runs ${named}, in copies of the project: builds get throw-away names, pushes and uploads are not run,\n` +
      'and all else that it does, it does.\n',
  )
  const reply = await prompt.ask('Run it? [y/N] ').finally(() => prompt.close())
  if (reply === 'interrupted') return 'interrupted'
  return reply !== 'closed' && /^y(es)?$/i.test(reply.line) ? 'given' : 'refused'
}
