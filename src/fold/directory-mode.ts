import type { Journal } from '../diagnostics/journal.ts'
import type { Instruction } from '../dockerfile/types.ts'
import { runText } from '../dockerfile/run.ts'
import { baseName, isWithin } from '../source/path.ts'
import { artifactType, hasEnding } from './artifact-type.ts'
import { artifactChain, stageChain, type Chain } from './chain.ts'
import { extraFor, freeName, RESULT, shellWord, type ExtraStage } from './extra-stages.ts'
import { spanIn, builderOf, stageNameOf, type Part, type Plan } from './plan.ts'
import type { ContextView, Taken } from './sources.ts'
import { takenSources } from './taken-sources.ts'

/**
 * A folder below the copied one brings its own mode into the old image; as the top of a COPY --from it does not
 * (E5). Folders are made with 755 unless a RUN says otherwise; then a stage puts the folder into another, which is
 * copied whole.
 */
export function planFolders(
  plan: Plan,
  part: Part,
  view: ContextView,
  before: readonly ExtraStage[],
  journal: Journal,
): readonly ExtraStage[] {
  const stages: ExtraStage[] = []
  for (const { instruction, kind, taken } of takenSources(part, view)) {
    const all = [...before, ...stages]
    if (
      kind !== 'both' ||
      taken.artifact.hostFile ||
      !hasOddMode(taken, plan) ||
      extraFor('folder', taken, all)
    )
      continue
    const builder = builderOf(plan, taken.artifact)!
    if (hasNoPrograms(stageChain(builder.target, builder, plan)))
      journal.add('SF318', spanIn(part, instruction), { path: taken.artifact.source })
    const name = shellWord(RESULT + baseName(taken.below))
    // What is no folder after all may be a link, which a COPY --from would follow.
    const copy = artifactType(taken.artifact, plan).sure ? 'cp -a' : 'cp -aH'
    stages.push({
      purpose: 'folder',
      artifact: taken.artifact,
      path: taken.stagePath,
      stageName: freeName('folder', plan, all),
      from: stageNameOf(plan, taken.artifact),
      run: `mkdir ${RESULT.slice(0, -1)} && ${copy} ${shellWord(taken.stagePath)} ${name}`,
    })
  }
  return stages
}

function hasOddMode(taken: Taken, plan: Plan): boolean {
  // Contents that were merged into a folder left that folder its own mode.
  if (taken.artifact.placement === 'merge') return false
  const { type, sure } = artifactType(taken.artifact, plan)
  const isFile = type === 'file' && (sure || hasEnding(baseName(taken.artifact.source)))
  if (taken.below === '' || taken.isPattern || isFile) return false
  if (taken.artifact.work.some((work) => work.kind === 'mode' && (work.path === '' || work.recursive)))
    return true
  const { source } = taken.artifact
  const { instructions } = artifactChain(taken.artifact, plan)
  if (instructions.some((one) => mayChangeMode(one, source))) return true
  // What a COPY brings from another stage was made there, and by another path.
  const isCopied = instructions.some((one) => one.flags.some((flag) => flag.name === 'from'))
  const others = isCopied ? builderOf(plan, taken.artifact)!.dockerfile.instructions : []
  const name = baseName(source)
  return others.some((one) => mayChangeMode(one, source, name))
}

function hasNoPrograms({ bases, instructions }: Chain): boolean {
  return bases.some((base) => base.text === 'scratch') && !instructions.some((one) => one.keyword === 'RUN')
}

/** @param name of the folder where its path is another one */
function mayChangeMode(instruction: Instruction, path: string, name?: string): boolean {
  if (instruction.keyword === 'ADD') return archive.test(instruction.argument)
  if (instruction.keyword !== 'RUN') return false
  const command = runText(instruction)
  if (makers.test(command) || unpackers.test(command)) return true
  return [...command.matchAll(/\bchmod\s+([^;&|]*)/g)].some(([, words]) => {
    const [mode, ...paths] = words!.split(/\s+/).filter((word) => word !== '' && !/^-[a-zA-Z]*$/.test(word))
    // What a folder has anyway, and a program gets.
    if (/^(0?755|[ugoa]*\+x)$/.test(mode ?? '')) return false
    const isDeep = /\s?-\w*R/.test(words!)
    const inherits = /^[2367]\d{3}$|s/.test(mode ?? '')
    return paths.some(
      (word) =>
        word === path ||
        baseName(word) === name ||
        !word.startsWith('/') ||
        ((isDeep || inherits) && (name !== undefined || isWithin(path, word.replace(/\/$/, '')))),
    )
  })
}

const makers = /\bumask\b|\bmkdir\b[^;&|]*\s-\w*m|\binstall\b[^;&|]*\s-\w*d/

/** The folders in an archive have the modes that they had where it was packed. */
const unpackers =
  /\b(bsd)?tar\s+(\w*x\w*\s|([^\s;&|]+\s+)*?(-\w*x|--extract|--get))|\b(unzip|unsquashfs|cpio|rsync|jar\s+-?x|dpkg\s+-x)/

const archive = /\.(tar|tgz|tbz2?|txz)\b/
