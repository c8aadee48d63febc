import type { FileRedirection } from '../../script/redirections.ts'
import { recordTable } from '../../script/records.ts'
import { runOf, type CommandRecord, type World } from '../../script/world.ts'
import { isWithin } from '../../source/path.ts'
import { lastBuild } from '../plan.ts'
import { isThere, type Artifacts, type Touch } from './touches.ts'

/** The artifact that a command which stays reads by `<`, or in whose folder it writes by `>`. */
export function redirectedArtifact(
  redirection: FileRedirection,
  isRemoved: (record: CommandRecord) => boolean,
  plan: Artifacts,
  world: World,
): Touch | null {
  const { path, writes, at, run } = redirection
  const inside = commandsOf(redirection, world)
  if (inside.length > 0 && inside.every(isRemoved)) return null
  if (inside.some((record) => isBuildOf(path, record, world))) return null
  // What is written before is part of what the final build gets.
  const isOfFinal = inside.some(({ steps }) => plan.finals.some(({ build }) => steps.includes(build.id)))
  const isLater = at > lastBuild(plan, run) || isOfFinal
  if (writes && !isLater) return null
  for (const [step, artifact] of plan.artifacts) {
    const isPart = isWithin(path, artifact.path) && !(writes && path === artifact.path)
    if (isPart && at > step && runOf(world, step) === run && isThere(artifact, step, at, world))
      return { step, artifact, path }
  }
  return null
}

/** The command that a redirection belongs to, or those of a compound one. */
export function commandsOf({ command, span }: FileRedirection, world: World): readonly CommandRecord[] {
  return recordTable(world).within(span.path, command)
}

/** A Dockerfile or a context on standard input is the build's own. */
function isBuildOf(path: string, record: CommandRecord, world: World): boolean {
  return record.steps.some((id) => {
    const step = world.steps[id]!
    return step.kind === 'build' && (step.streamed !== null || step.dockerfile === path)
  })
}
