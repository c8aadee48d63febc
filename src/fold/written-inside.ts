import type { Instruction } from '../dockerfile/types.ts'
import { memoryProject } from '../project/memory.ts'
import { runScripts } from '../script/run.ts'
import type { World } from '../script/world.ts'
import { readScript } from '../shell/parse.ts'
import { known, show } from '../shell/value.ts'
import { baseName } from '../source/path.ts'

/**
 * What a RUN writes into a file where it says so itself: `printf`, `echo`, `cat <<EOF`. The shell of the image is one
 * that nobody here knows, so that what shells do differently is not known either.
 *
 * @param path absolute, in the image.
 * @returns null when it cannot be told.
 */
export function writtenInside(
  { form, argument, heredocs }: Instruction,
  path: string,
  workdir: string,
): string | null {
  if (form !== 'plain') return null
  const documents = heredocs.map(({ name, content }) => `${content}${name}\n`)
  const reading = readScript('RUN', `${argument}\n${documents.join('')}`)
  if (!reading.ok) return null
  const world = runScripts(memoryProject({}), [{ script: reading.script, cwd: workdir }])
  if (world.unread.length > 0 || world.obstacles.length > 0) return null
  if (world.records.some((record) => isUnknown(record, path))) return null
  const content = world.host.contentOf(path)
  return content?.kind === 'text' ? known(content.text) : null
}

/** A command that nobody models may change any file that it names, and one that may not run is no writer. */
function isUnknown({ role, maybe, fields }: World['records'][number], path: string): boolean {
  const names = fields.some(({ value }) => show(value).includes(baseName(path)))
  return names && (role === 'other' || maybe !== null)
}
