import type { Journal } from '../diagnostics/journal.ts'
import { PROXY_ARGS } from '../dockerfile/scope.ts'
import { readCopy } from '../dockerfile/copy.ts'
import type { FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import { isWithin } from '../source/path.ts'
import { contextView } from './find.ts'
import { takesArtifacts } from './copies.ts'
import type { Plan } from './plan.ts'

/** The builder's proxy arguments reach the final stage's RUNs as well (E74). */
export function noteProxies(plan: Plan, journal: Journal): void {
  const runs = plan.final.dockerfile.instructions.some((instruction) => instruction.keyword === 'RUN')
  for (const builder of plan.builders) {
    for (const { name, span } of builder.build.buildArgs) {
      const isShared = plan.final.build.buildArgs.some((argument) => argument.name === name)
      if (PROXY_ARGS.has(name) && runs && !isShared) {
        journal.add('SF405', span)
        return
      }
    }
  }
}

/** What the paths of the pattern were taken to be: defaults of variables, and a checkout without leftovers (E30). */
export function noteReadings(plan: Plan, world: World, journal: Journal): void {
  const builds = [...plan.builders, plan.final].map((part) => part.build.id)
  const ids = new Set([...builds, ...plan.artifacts.keys()])
  for (const { step, label, value } of world.assumed) {
    if (!ids.has(step)) continue
    if (value === '' && builds.includes(step)) journal.add('SF419', world.steps[step]!.span, { label })
    else journal.add('SF406', world.steps[step]!.span, { label, value })
  }
  for (const [step, { path }] of plan.artifacts) {
    noteIdle(step, world, journal)
    if (world.project.kind(path) === 'directory' && world.host.isLeftOver(path))
      journal.add('SF407', world.steps[step]!.span, { path })
  }
}

function noteIdle(id: number, world: World, journal: Journal): void {
  const step = world.steps[id]
  const start = step?.kind === 'extract' ? world.steps[step.container] : undefined
  if (start?.kind === 'container' && start.assumedIdle) journal.add('SF413', start.span)
}

/** `COPY . .` brings the files that the fold itself changes into the image (E65). */
export function noteContextFiles(plan: Plan, options: FoldOptions, journal: Journal): void {
  const view = contextView(plan.final, options.project)
  const { path } = plan.final.dockerfile
  if (!isWithin(path, view.context)) return
  for (const stage of plan.final.dockerfile.stages) {
    for (const instruction of stage.instructions) {
      const copy = readCopy(instruction)
      const isWhole = copy && !copy.from && copy.sources.some((source) => /^\.?\/?\.?$/.test(source.text))
      if (!isWhole || view.ignored(path.slice(view.context.length).replace(/^\//, ''))) continue
      const text = plan.final.dockerfile.text.slice(instruction.start, instruction.end)
      journal.add('SF502', { path, start: instruction.start, end: instruction.end }, { instruction: text })
    }
  }
}

/** Files that are extracted for somebody else than the final image: the fold would take them away. */
export function refuseUntaken(plan: Plan, world: World, options: FoldOptions, journal: Journal): void {
  const taken = new Set<number>()
  for (const part of [plan.final, ...plan.builders]) {
    const view = contextView(part, options.project)
    for (const placed of view.placed) {
      if (!plan.artifacts.has(placed.step) || !takesArtifacts(part, { ...view, placed: [placed] })) continue
      for (const id of origins(placed.step, world)) for (const other of together(id, world)) taken.add(other)
    }
  }
  for (const [step, artifact] of plan.artifacts) {
    // Once the images are made nothing is taken, and what is thrown away then is missed by nobody.
    const isAfter = step > plan.final.build.id && world.steps[step]!.kind === 'rework'
    if (!taken.has(step) && !isAfter) journal.add('SF220', world.steps[step]!.span, { path: artifact.path })
  }
}

/** What one command brought came in one piece, however many files of it somebody asks for. */
function together(id: number, world: World): number[] {
  const step = world.steps[id]!
  if (step.kind !== 'rework' && (step.kind !== 'extract' || step.via !== step.container)) return [id]
  return world.steps.flatMap((other) =>
    other.kind === step.kind && other.span.start === step.span.start ? [other.id] : [],
  )
}

/** A step and those that put there what it worked on. */
function origins(id: number, world: World): number[] {
  const step = world.steps[id]
  return step?.kind === 'rework' ? [id, ...origins(step.from, world)] : [id]
}
