import type { CopyForm } from '../dockerfile/copy.ts'
import { workdirAt } from '../dockerfile/scope.ts'
import type { Instruction, Stage } from '../dockerfile/types.ts'
import type { Journal } from '../diagnostics/journal.ts'
import { baseName, directoryOf, isWithin, resolvePath } from '../source/path.ts'
import { artifactType } from './artifact-type.ts'
import { spanIn, type Part, type Plan } from './plan.ts'
import type { SourceView, Taken } from './sources.ts'

interface Request {
  readonly copy: CopyForm
  readonly taken: Taken
  readonly view: SourceView
  readonly instruction: Instruction
  readonly stage: Stage
  readonly part: Part
  readonly plan: Plan
  readonly journal: Journal
}

/**
 * The destination of the COPY --from that stands for a source. As written, unless the file has another name in
 * the stage than it had in the context, or lay somewhere below the copied directory.
 */
export function destinationFor(request: Request): string {
  const { copy, taken, view } = request
  const written = copy.destination.text
  if (view.kind === 'both' && !taken.isMatch)
    return taken.below === '' ? written : below(written, taken.below)
  if (taken.isPattern || taken.name === baseName(taken.stagePath)) return written
  if (!isDirectory(request)) return written
  return typeOf(request) === 'file' ? below(written, taken.name) : written
}

function below(destination: string, path: string): string {
  if (destination === '.') return `./${path}`
  return destination.endsWith('/') ? destination + path : `${destination}/${path}`
}

/** The folder of the destination that the parent of a path below the source becomes. */
export function directoryBelow(destination: string, path: string): string {
  const parent = directoryOf(path)
  return parent === '' ? destination : below(destination, parent)
}

/** Whether a file copied there keeps its own name. */
function isDirectory({ copy, stage, instruction, part }: Request): boolean {
  const written = copy.destination.text
  if (copy.sources.length > 1 || /(^|\/)\.{0,2}$/.test(written)) return true
  if (written.includes('$')) return false
  const workdir = workdirAt(part.dockerfile, stage, instruction)
  const path = written.startsWith('/') ? written : workdir === null ? null : resolvePath(workdir, written)
  if (path === null) return false
  return (
    usualDirectories.has(path) ||
    (workdir !== null && isWithin(workdir, path)) ||
    earlierDirectory(stage, instruction, path)
  )
}

/** An earlier instruction of the stage made it a directory. */
function earlierDirectory(stage: Stage, instruction: Instruction, path: string): boolean {
  return stage.instructions
    .slice(0, stage.instructions.indexOf(instruction))
    .some(({ keyword, argument }) => {
      if (keyword === 'RUN')
        return new RegExp(`mkdir\\s+(-\\S+\\s+)*(\\S+\\s+)*${path}(/|\\s|$)`).test(argument)
      return (keyword === 'COPY' || keyword === 'ADD') && argument.trim().endsWith(` ${path}/`)
    })
}

function typeOf({ taken, plan, instruction, part, journal }: Request): 'file' | 'directory' {
  // A path below the artifact shares nothing with what is known of the artifact itself.
  const { type, sure } = artifactType({ ...taken.artifact, source: taken.stagePath }, plan)
  if (!sure) {
    const span = spanIn(part, instruction)
    journal.add(type === 'file' ? 'SF402' : 'SF403', span, { path: taken.stagePath })
  }
  return type
}

/** Directories that every base image has. */
const usualDirectories = new Set([
  '/',
  '/bin',
  '/sbin',
  '/usr',
  '/usr/bin',
  '/usr/sbin',
  '/usr/local',
  '/usr/local/bin',
  '/usr/local/sbin',
  '/etc',
  '/usr/local/lib',
  '/usr/lib',
  '/lib',
  '/opt',
  '/tmp',
  '/var',
  '/var/lib',
  '/root',
  '/home',
  '/srv',
  '/usr/share',
])
