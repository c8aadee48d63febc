import type { Artifact } from '../pipeline/types.ts'
import { partsOf, type Plan, type StageWork } from './plan.ts'
import type { Taken } from './sources.ts'

/** A stage that the fold puts before the final one, to do with a file of a builder what COPY --from cannot. */
export interface ExtraStage {
  readonly purpose: 'unpack' | 'folder'
  readonly artifact: Artifact
  /** The path in the builder that it works on. */
  readonly path: string
  readonly stageName: string
  /** The builder's stage. */
  readonly from: string
  readonly run: string
}

/** What the COPY of an extra stage's result takes. */
export const RESULT = '/folded/'

export function extraFor(
  purpose: ExtraStage['purpose'],
  taken: Taken,
  stages: readonly ExtraStage[],
): ExtraStage | null {
  return (
    stages.find(
      (one) => one.purpose === purpose && one.path === taken.stagePath && one.artifact === taken.artifact,
    ) ?? null
  )
}

/** As root, because what it makes has the owners that the old way gave. */
export function writeExtraStage({ from, stageName, run }: ExtraStage, end: string): string {
  return [`FROM ${from} AS ${stageName}`, 'USER 0:0', `RUN ${run}`].map((line) => line + end).join('')
}

export function writeWorkStage({ from, stageName, lines }: StageWork, end: string): string {
  return [`FROM ${from} AS ${stageName}`, ...lines].map((line) => line + end).join('')
}

/** A path as a word of a RUN. */
export function shellWord(path: string): string {
  return /^[\w./@%+:,-]([\w./@%+:,=-])*$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}

/** The wanted name, or the first free one after it: no stage and no image of the files has it. */
export function freeName(wanted: string, plan: Plan, stages: readonly ExtraStage[]): string {
  const parts = partsOf(plan).flatMap((part) => part.dockerfile.stages)
  const used = new Set([
    ...parts.flatMap((stage) => [stage.name?.text.toLowerCase(), stage.base.text.toLowerCase()]),
    ...[...plan.builders, ...plan.finals].map(({ stageName }) => stageName),
    ...plan.works.map((work) => work.stageName),
    ...stages.map((stage) => stage.stageName),
  ])
  for (let at = 1; ; at += 1) {
    const name = at === 1 ? wanted : `${wanted}-${at}`
    if (!used.has(name)) return name
  }
}
