import type { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import { runText } from '../dockerfile/run.ts'
import { baseName, isWithin } from '../source/path.ts'
import { artifactType } from './artifact-type.ts'
import { artifactChain, stageChain } from './chain.ts'
import { extraFor, freeName, RESULT, shellWord, type ExtraStage } from './extra-stages.ts'
import { spanIn, builderOf, stageNameOf, type Part, type Plan } from './plan.ts'
import { viewSource, type ContextView, type Taken } from './sources.ts'

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
  for (const instruction of part.dockerfile.instructions) {
    const copy = readCopy(instruction)
    for (const word of copy && !copy.from ? copy.sources : []) {
      const found = viewSource(word.text, view)
      for (const taken of found.kind === 'both' ? found.taken : []) {
        if (!hasOddMode(taken, plan) || extraFor('folder', taken, [...before, ...stages])) continue
        const builder = builderOf(plan, taken.artifact)!
        const span = spanIn(part, instruction)
        if (stageChain(builder.target, builder, plan).bases.some((base) => base.text === 'scratch')) {
          journal.add('SF318', span, { path: taken.artifact.source })
        }
        const name = shellWord(RESULT + baseName(taken.below))
        stages.push({
          purpose: 'folder',
          artifact: taken.artifact,
          path: taken.stagePath,
          stageName: freeName('folder', plan, [...before, ...stages]),
          from: stageNameOf(plan, taken.artifact),
          run: `mkdir ${RESULT.slice(0, -1)} && cp -a ${shellWord(taken.stagePath)} ${name}`,
        })
      }
    }
  }
  return stages
}

function hasOddMode(taken: Taken, plan: Plan): boolean {
  // Contents that were merged into a folder left that folder its own mode.
  if (taken.artifact.placement === 'merge') return false
  if (taken.below === '' || taken.isPattern || artifactType(taken.artifact, plan).type === 'file')
    return false
  if (taken.artifact.work.some((work) => work.kind === 'mode' && (work.path === '' || work.recursive)))
    return true
  return artifactChain(taken.artifact, plan).instructions.some(
    (one) => one.keyword === 'RUN' && mayChangeMode(runText(one), taken.artifact.source),
  )
}

function mayChangeMode(command: string, path: string): boolean {
  if (/\bumask\b|\bmkdir\b[^;&|]*\s-\w*m|\binstall\b[^;&|]*\s-\w*d/.test(command)) return true
  return [...command.matchAll(/\bchmod\s+([^;&|]*)/g)].some(([, words]) => {
    const [mode, ...paths] = words!.split(/\s+/).filter((word) => word !== '' && !/^-[a-zA-Z]*$/.test(word))
    const isDeep = /\s?-\w*R/.test(words!)
    const inherits = /^[2367]\d{3}$|s/.test(mode ?? '')
    return paths.some(
      (word) =>
        word === path ||
        !word.startsWith('/') ||
        ((isDeep || inherits) && isWithin(path, word.replace(/\/$/, ''))),
    )
  })
}
