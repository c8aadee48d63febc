import type { Journal } from '../diagnostics/journal.ts'
import { PROXY_ARGS } from '../dockerfile/scope.ts'
import { readCopy } from '../dockerfile/copy.ts'
import type { FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import { isWithin } from '../source/path.ts'
import { contextView } from './find.ts'
import { untaken } from './script/host-uses.ts'
import { nameOf, partsOf, type Part, type Plan } from './plan.ts'

/** The builder's proxy arguments reach the final stage's RUNs as well (E74). */
export function noteProxies(plan: Plan, journal: Journal): void {
  for (const final of plan.finals) {
    const runs = final.dockerfile.instructions.some((instruction) => instruction.keyword === 'RUN')
    const isOwn = (name: string): boolean => final.build.buildArgs.some((argument) => argument.name === name)
    const given = plan.builders.flatMap((builder) => builder.build.buildArgs)
    const leaked = given.find(({ name }) => PROXY_ARGS.has(name) && runs && !isOwn(name))
    if (leaked) journal.add('SF405', leaked.span)
  }
}

/** Each final image has a build of its own, so that the stages it shares with another are built by both. */
export function noteSharing({ finals }: Plan, journal: Journal): void {
  for (const final of finals.toSorted((a, b) => a.build.id - b.build.id).slice(1))
    journal.add('SF420', final.build.span)
}

/** What the paths of the pattern were taken to be: defaults of variables, and a checkout without leftovers (E30). */
export function noteReadings(plan: Plan, world: World, journal: Journal): void {
  const builds = partsOf(plan).map((part) => part.build.id)
  const ids = new Set([...builds, ...plan.artifacts.keys()])
  for (const { step, label, value } of world.assumed) {
    if (!ids.has(step)) continue
    if (value === '' && builds.includes(step)) journal.add('SF419', world.steps[step]!.span, { label })
    else journal.add('SF406', world.steps[step]!.span, { label, value })
  }
  for (const [step, { path, build }] of plan.artifacts) {
    noteIdle(step, world, journal)
    const removed = world.moments.get(build!)?.host.removed ?? []
    if (removed.some((one) => isWithin(path, one))) continue
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
export function noteContextFiles(final: Part, options: FoldOptions, journal: Journal): void {
  const view = contextView(final, options.project)
  const { path } = final.dockerfile
  const own = nameOf(final)
  if (!isWithin(own, view.context)) return
  for (const stage of final.dockerfile.stages) {
    for (const instruction of stage.instructions) {
      const copy = readCopy(instruction)
      const isWhole = copy && !copy.from && copy.sources.some((source) => /^\.?\/?\.?$/.test(source.text))
      if (!isWhole || view.ignored(own.slice(view.context.length).replace(/^\//, ''))) continue
      const text = final.dockerfile.text.slice(instruction.start, instruction.end)
      journal.add('SF502', { path, start: instruction.start, end: instruction.end }, { instruction: text })
    }
  }
}

/** Files that are extracted for somebody else than the final image: the fold would take them away. */
export function refuseUntaken(plan: Plan, kept: ReadonlySet<number>, world: World, journal: Journal): void {
  for (const step of untaken(plan, world)) {
    const { build, path } = plan.artifacts.get(step)!
    if (!kept.has(build!)) journal.add('SF220', world.steps[step]!.span, { path })
  }
}

/** The script still extracts what it needs on the host. */
export function noteKept(plan: Plan, kept: ReadonlySet<number>, world: World, journal: Journal): void {
  for (const [step, { build, path }] of plan.artifacts) {
    const stage = plan.builders.find((builder) => builder.build.id === build)!.stageName
    if (kept.has(build!) && world.steps[step]!.kind === 'extract')
      journal.add('SF510', world.steps[step]!.span, { path, stage })
  }
}
