import type { Instruction, Stage, Word } from '../dockerfile/types.ts'
import { readDockerfile } from '../dockerfile/read.ts'
import type { Artifact } from '../pipeline/types.ts'
import { builderBehind } from './images.ts'
import { builderOf, type Part, type Plan, type StageWork } from './plan.ts'
import { referencesOf, stageOf } from './references.ts'

/** All that made a stage's files: its instructions and those of the stages it starts from, the oldest first. */
export interface Chain {
  readonly instructions: readonly Instruction[]
  /** The images at the bottom, as written. */
  readonly bases: readonly Word[]
}

/** Follows FROM through the stages of the file and through the images that the script builds. */
export function stageChain(stage: Stage, part: Part, plan: Pick<Plan, 'builders'>): Chain {
  const reference = referencesOf(part.dockerfile).find((one) => one.where === 'FROM' && one.stage === stage)!
  const parent = stageOf(reference, part.dockerfile)
  if (parent) return extend(stageChain(parent, part, plan), stage)
  const builder = builderBehind(reference.name, part, plan.builders)
  if (builder) return extend(stageChain(builder.target, builder, plan), stage)
  return { instructions: stage.instructions, bases: [stage.base] }
}

function extend(chain: Chain, stage: Stage): Chain {
  return { instructions: [...chain.instructions, ...stage.instructions], bases: chain.bases }
}

/** All that made an artifact's files: also what a stage of the fold does for it. */
export function artifactChain(artifact: Artifact, plan: Plan): Chain {
  const builder = builderOf(plan, artifact)!
  const chain = stageChain(builder.target, builder, plan)
  return { ...chain, instructions: [...chain.instructions, ...workInstructions(artifact, plan)] }
}

/** What a stage of the fold does for an artifact, read as a Dockerfile's. */
export function workInstructions(artifact: Artifact, plan: Plan): readonly Instruction[] {
  const work = plan.works.find(({ artifacts }) => artifacts.has(artifact))
  if (!work) return []
  const below = plan.works.find((one) => one !== work && one.stageName === work.from)
  return [...(below ? linesRead(below) : []), ...linesRead(work)]
}

/** Every copy of an artifact asks for them. */
const readings = new WeakMap<StageWork, readonly Instruction[]>()

function linesRead(work: StageWork): readonly Instruction[] {
  const known = readings.get(work)
  if (known) return known
  const reading = readDockerfile('', ['FROM scratch', ...work.lines].join('\n'))
  const instructions = reading.ok ? reading.dockerfile.stages[0]!.instructions : []
  readings.set(work, instructions)
  return instructions
}
