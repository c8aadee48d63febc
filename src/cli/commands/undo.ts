import { refusalText } from '../../apply/refusal.ts'
import { LockedError } from '../../apply/lock.ts'
import { undoLastWrite } from '../../apply/undo.ts'
import { InputError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { displayPath } from '../fold-target.ts'
import type { Invocation } from '../invocation.ts'
import type { Io } from '../io.ts'
import { plainCommand } from '../next-command.ts'
import { folderOf, projectRoot } from '../targets.ts'

/** `stagefold undo`: brings back what the last `--write` in the project changed. */
export function undoCommand({ paths }: Invocation, io: Io): number {
  const root = projectRoot(folderOf(io.cwd, paths[0] ?? '.'))
  const { paths: restored, refusals } = undo(root, io)
  const show = (path: string) => displayPath({ root }, path, io.cwd)
  if (refusals.length > 0) {
    const lines = refusals.map((refusal) => `stagefold: ${refusalText(refusal, show(refusal.path))}\n`)
    io.stderr.write(`${lines.join('')}stagefold: nothing was brought back.\n`)
    return exitCodes.found.code
  }
  if (restored === null) {
    const where = displayPath({ root }, '', io.cwd) || 'this folder'
    io.stderr.write(`stagefold: there is nothing to take back in ${where}.\n`)
    return exitCodes.done.code
  }
  const next = io.stderr.isTTY === true ? `To see the diff again: ${plainCommand([], paths, io)}\n` : ''
  io.stderr.write(`${restored.map((path) => `restored ${show(path)}\n`).join('')}${next}`)
  return exitCodes.done.code
}

function undo(root: string, io: Io) {
  try {
    return undoLastWrite(root, io.env)
  } catch (error) {
    if (error instanceof LockedError) throw new InputError(`Another run is writing here: ${error.message}`)
    throw new InputError(`The journal of the last write cannot be read: ${String(error)}`)
  }
}
