import type { Artifact, Step } from '../../pipeline/types.ts'
import { runOf, type CommandRecord, type World } from '../../script/world.ts'
import { isProgramName } from '../../script/name.ts'
import { hostPath } from '../../script/host-paths.ts'
import { matchesGlob } from '../../shell/glob.ts'
import { known, literal, splitAt, type Value } from '../../shell/value.ts'
import { isWithin } from '../../source/path.ts'
import { lastBuild, type Part } from '../plan.ts'

type Field = CommandRecord['fields'][number]

/** As much of a plan as is known before its stages have names. */
export interface Artifacts {
  readonly finals: readonly Part[]
  readonly artifacts: ReadonlyMap<number, Artifact>
  readonly ends?: ReadonlyMap<number, number>
}

export interface Touch {
  /** The extraction. */
  readonly step: number
  readonly artifact: Artifact
  /** The path as the word names it. */
  readonly path: string
}

/** The artifact that a word of a command names, if it is there when the command runs. */
export function touchedArtifact(
  record: CommandRecord,
  field: Field,
  plan: Artifacts,
  world: World,
): Touch | null {
  if (['shell', 'assignment'].includes(record.role) || isDockerBuild(record, world)) return null
  if (isProgramName(field, record.fields)) return null
  for (const path of pathsOf(record, field, world)) {
    for (const [step, artifact] of plan.artifacts) {
      if (!touches(path, artifact.path, field.glob, record) || record.run !== runOf(world, step)) continue
      if (isFilling(record, path, world) && path !== artifact.path && isWithin(artifact.path, path)) continue
      if (
        isRemoval(record, world) &&
        (record.at > lastBuild(plan, record.run, artifact.build) || isWithin(artifact.path, path))
      )
        continue
      if (record.at > step && isThere(artifact, step, record.at, world)) return { step, artifact, path }
    }
  }
  return null
}

/** It brings something into a folder, or makes one: what else lies in there is nothing to it. */
function isFilling(record: CommandRecord, path: string, world: World): boolean {
  const steps = record.steps.map((id) => world.steps[id]!)
  return steps.length > 0 && steps.every((step) => step.kind === 'extract' || isFilledBy(step, path))
}

/** Of the words of `cp` the last is where it goes. */
function isFilledBy(step: Step, path: string): boolean {
  if (step.kind !== 'host') return false
  const isInto =
    ['cp', 'mv', 'ln'].includes(step.command) && step.paths.indexOf(path) === step.paths.length - 1
  return step.command === 'mkdir' || isInto
}

/** Takes things away and uses nothing, unless it takes a part out of what the final build gets. */
function isRemoval(record: CommandRecord, world: World): boolean {
  return record.steps.some((id) => {
    const step = world.steps[id]!
    return step.kind === 'host' && ['rm', 'rmdir'].includes(step.command)
  })
}

/** No command before took it away. */
export function isThere(artifact: Artifact, step: number, at: number, world: World): boolean {
  return !world.steps
    .slice(step + 1, at)
    .some(
      (one) =>
        (one.kind === 'host' &&
          ['rm', 'rmdir', 'mv'].includes(one.command) &&
          one.paths.some((path) => isWithin(artifact.path, path))) ||
        (one.kind === 'rework' && one.leaves !== null && isWithin(artifact.path, one.leaves)),
    )
}

function touches(path: string, artifact: string, isGlob: boolean, record: CommandRecord): boolean {
  if (path === '') return false
  if (isGlob && globTouches(path, artifact)) return true
  return isWithin(path, artifact) || (isWithin(artifact, path) && path !== record.cwd)
}

function globTouches(pattern: string, artifact: string): boolean {
  const parts = artifact.split('/')
  return pattern.split('/').every((part, at) => at >= parts.length || matchesGlob(part, parts[at]!))
}

/** Any word may name a path: as itself, behind `=`, before the `:` of a mount or of a remote copy. */
function pathsOf(record: CommandRecord, field: Field, world: World): string[] {
  const named = values(field.value).flatMap((value) => hostPath({ ...world, cwd: record.cwd }, value) ?? [])
  if (!namesImages(record)) return named
  // Names of images, containers and services look like names of files; files of theirs are written with a slash.
  const text = known(field.value) ?? '/'
  return /[/]|^\./.test(text) && record.steps.every((id) => world.steps[id]!.kind !== 'image') ? named : []
}

function values(value: Value): Value[] {
  const plain = known(value)
  if (plain !== null && plain.startsWith('-') && !plain.includes('=')) return []
  if (plain !== null && plain.includes('=')) return plain.split(/[=,]/).map(literal)
  const head = splitAt(value, ':')?.[0]
  return head && head.length > 0 ? [value, head] : [value]
}

function namesImages(record: CommandRecord): boolean {
  return record.fields.some((field) => containerTools.has((known(field.value) ?? '').replace(/^.*\//, '')))
}

const containerTools = new Set([
  'docker',
  'podman',
  'nerdctl',
  'buildah',
  'docker-compose',
  'kubectl',
  'helm',
])

function isDockerBuild(record: CommandRecord, world: World): boolean {
  return record.steps.some((id) => world.steps[id]!.kind === 'build')
}
