import { Journal } from '../diagnostics/journal.ts'
import { ended } from '../fold/ended.ts'
import type { Step } from '../pipeline/types.ts'
import type { Span } from '../source/span.ts'
import { Changes } from './changes.ts'
import { GoneFiles, type FileUse } from './gone-files.ts'
import { GoneImages, type ImageUse } from './gone-images.ts'
import { foldJob, type Traced } from './fold-all.ts'
import type { Outsider, SharedFiles } from './shared-files.ts'
import { realPath } from './real-path.ts'
import { textsOf } from './texts.ts'
import { doingOf, traceOf, type Trace } from './trace.ts'
import type { Job, ScanOptions } from './types.ts'
import { addTo } from '../source/lists.ts'

/** What of the repository is not searched, or not understood, and has to do with files that folds change. */
export interface Outsiders {
  /** What goes on to use them, as pipelines that stay as they are. */
  readonly users: readonly Outsider[]
  /** Where documents name a file that goes. */
  readonly told: ReadonlyMap<string, readonly Span[]>
  /** Images that others start from. */
  readonly images: readonly ImageUse[]
  /** Extracted files that others name. */
  readonly files: readonly FileUse[]
}

/**
 * Looks through all texts of the project for what folds change: what is excluded, or not asked for, is broken by a
 * missing file all the same.
 *
 * @param jobs all that was searched
 */
export function findOutsiders(shared: SharedFiles, jobs: readonly Job[], options: ScanOptions): Outsiders {
  const told = new Map<string, Span[]>()
  const users: Outsider[] = []
  const images: ImageUse[] = []
  const files: FileUse[] = []
  const changes = new Changes(shared, options.project)
  if (changes.areNone) return { users, told, images, files }
  const goneImages = new GoneImages(shared.entries)
  const goneFiles = new GoneFiles(shared.entries, options.project)
  const searched = new Set(jobs.flatMap(({ scripts }) => scripts))
  for (const text of textsOf(options)) {
    options.signal?.throwIfAborted()
    const { path } = text
    images.push(...goneImages.usesIn(text, changes.usersOf(path)))
    files.push(...goneFiles.usesIn(text, changes.usersOf(path)))
    const named = changes.namedIn(text)
    const gone = named.filter(({ file }) => changes.isGone(file))
    if (text.isDocument) for (const { file, range } of gone) addTo(told, file, { path, ...range })
    else {
      const isOther =
        text.isCandidate && !searched.has(path) && (!changes.has(path) || changes.isLinked(path))
      const isNear =
        isOther &&
        (named.length > 0 || changes.has(text.real) || changes.isLinked(path) || changes.areNear(text))
      const user = isNear ? runAside(path, changes, options) : bystander()
      const uses = isNear && !user.isRead ? named.filter(({ file }) => changes.isCalled(file)) : []
      const counted = [...gone, ...uses].filter(({ isSure }) => isSure || !user.isRead)
      for (const { file, range } of counted) if (!user.uses.has(file)) user.uses.set(file, { path, ...range })
      if (user.uses.size > 0) users.push({ outcome: asOutcome(path, user), makes: user.makes })
    }
  }
  return { users, told, images, files }
}

interface Bystander {
  readonly uses: Map<string, Span>
  readonly builds: Trace['builds']
  readonly makes: ReadonlyMap<string, string>
  /** All of its builds are known. */
  readonly isRead: boolean
}

function bystander(): Bystander {
  return { uses: new Map(), builds: [], makes: new Map(), isRead: false }
}

/** What it does beyond what the folded pipelines do themselves: it may only call them. */
function runAside(path: string, changes: Changes, options: ScanOptions): Bystander {
  const job: Job = { scripts: [path], named: false }
  const { result } = foldJob(job, { ...options, steps: true })
  const steps = result.pipeline?.steps ?? []
  const own = steps.filter((step) => !changes.areDone(doingOf(withoutLink(step, options))))
  const pipeline = result.pipeline && { ...result.pipeline, steps: own }
  const trace = traceOf(job, { ...result, edits: [], pipeline })
  const isOnlyCalling = steps.length > 0 && own.length === 0
  const makes = result.edits.flatMap(({ path: file, after }) =>
    after !== null && result.dockerfiles.includes(file) ? [[file, after] as const] : [],
  )
  return {
    uses: new Map([...trace.uses].filter(([used]) => used !== path || !isOnlyCalling)),
    makes: new Map(makes),
    builds: result.status === 'nothing' ? trace.builds : [],
    isRead: result.status !== 'refused' && steps.some(({ kind }) => kind === 'build'),
  }
}

function withoutLink(step: Step, { project }: ScanOptions): Step {
  return { ...step, span: { ...step.span, path: realPath(step.span.path, project) } }
}

function asOutcome(path: string, { uses, builds }: Bystander): Traced {
  const job: Job = { scripts: [path], named: false }
  const result = ended('nothing', new Journal())
  return { ...job, result, trace: { ...traceOf(job, result), uses, builds } }
}
