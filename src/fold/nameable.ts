import type { Journal } from '../diagnostics/journal.ts'
import { isUrl, readCopy, type CopyForm } from '../dockerfile/copy.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import type { Word } from '../dockerfile/types.ts'
import type { Project } from '../project/project.ts'
import type { World } from '../script/world.ts'
import { known } from '../shell/value.ts'
import { cleanPath, joinPath } from '../source/path.ts'
import { isTurnedOff, oldFrontend } from './buildkit.ts'
import type { ContextChoice, NamedContext } from './contexts.ts'
import { partsOf, type Part, type Plan } from './plan.ts'
import { recordOf } from './script/final-build.ts'
import { viewSource } from './sources.ts'

/** An instruction that means something else, or nothing, once it takes from a named context (E101). */
export function refuseUnnameable(part: Part, { world, viewOf }: ContextChoice, journal: Journal): void {
  const { path } = part.dockerfile
  for (const instruction of part.dockerfile.stages.flatMap((stage) => stage.instructions)) {
    const copy = readCopy(instruction)
    if (!copy || copy.from) continue
    const view = viewOf(part)
    const own = copy.sources.filter((word) => viewSource(word.text, view).kind !== 'artifact')
    const problem = own.length === 0 ? null : problemOf(copy, own, part, world.project)
    if (problem === null) continue
    const { start, end } = instruction
    journal.add('SF322', { path, start, end }, { context: part.context || '.', problem })
  }
}

function problemOf(copy: CopyForm, own: readonly Word[], part: Part, project: Project): string | null {
  if (copy.inline.length > 0) return 'this instruction has files of its own beside those of the context'
  if (copy.kind === 'COPY') return null
  const urls = copy.sources.filter(({ text }) => isUrl(text))
  if (urls.length === copy.sources.length) return null
  if (urls.length > 0) return 'no ADD --from exists, and COPY does not download'
  if (copy.unpack || copy.checksum || copy.keepGitDir) return 'no ADD --from exists'
  const archive = own.find((word) => mayBeArchive(word.text, part, project))
  return archive ? `no ADD --from exists, and COPY would not unpack ${archive.text}` : null
}

/** ADD looks at the bytes. A folder is copied as it is, whatever lies in it. */
function mayBeArchive(source: string, part: Part, project: Project): boolean {
  if (hasMeta(source) || source.includes('$')) return true
  const path = joinPath(part.context, cleanPath(`/${source}`)!.slice(1))
  if (project.kind(path) === 'directory') return false
  const file = project.read(path)
  return file === null || file.binary || compressed.some((start) => file.text.startsWith(start))
}

/** gzip, bzip2, xz and zstd; Docker takes nothing else for compressed. */
const compressed = ['\u001F', 'BZh', '\u00FD', '(\u00B5']

/** What builds the images has to know `--build-context`. */
export function refuseOldBuilders(
  plan: Plan,
  named: readonly NamedContext[],
  world: World,
  journal: Journal,
): void {
  const context = named[0]!.builder.context || '.'
  for (const final of plan.finals) {
    const problem = problemOfBuild(final, plan, world)
    if (problem !== null) journal.add('SF322', final.build.span, { context, problem })
  }
}

function problemOfBuild(final: Part, plan: Plan, world: World): string | null {
  if (final.byHand) return 'the script has no docker build to name it in'
  const { fields } = recordOf(final, world)
  const other = fields
    .map(({ value }) => known(value))
    .find((text) => /(^|\/)(podman|nerdctl|buildah)$/.test(text ?? ''))
  if (other) return `that is not known of ${other}`
  if (isTurnedOff(final, world)) return 'the script turns BuildKit off'
  for (const { dockerfile } of partsOf(plan)) {
    const old = oldFrontend(dockerfile, 4)
    if (old !== null) return `the frontend ${old} is older than it, or not known`
  }
  return null
}
