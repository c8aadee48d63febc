import { dockerfileOf, type ComposeBuild } from '../compose/builds.ts'
import { editCompose, isComposeAsMeant, type NewBuild } from '../compose/edit.ts'
import type { Journal } from '../diagnostics/journal.ts'
import type { FoldOptions } from '../result.ts'
import type { World } from '../script/world.ts'
import { applyEdits } from '../source/edit.ts'
import { directoryOf, isWithin, pathFrom } from '../source/path.ts'
import type { Span, TextEdit } from '../source/span.ts'
import { composeObstacle } from './compose-obstacles.ts'
import { composeFiles } from './compose-services.ts'
import { rolesOf, type Role } from './compose-roles.ts'
import type { Merged } from './merge-pattern.ts'

/** A Compose file with services that build something else from now on. */
export interface ComposeChange {
  readonly path: string
  readonly text: string
  readonly edits: readonly TextEdit[]
}

/** Compose files of which services build what the fold merges: they build its stages, or it is told why not. */
export function changeComposeFiles(
  merged: readonly Merged[],
  world: World,
  options: FoldOptions,
  journal: Journal,
): readonly ComposeChange[] {
  const files = composeFiles(
    merged.map(({ plan }) => plan),
    world,
  )
  const all = files.flatMap(({ path, builds }) => builds.map((build) => ({ path, build })))
  return files.flatMap(({ path, text, builds }) => {
    const changes = builds.flatMap((build) => {
      const others = all.filter((one) => one.build !== build && directoryOf(one.path) === directoryOf(path))
      const related = others.map((one) => one.build)
      return changeOf({ build, path, text, related, merged, options, journal }) ?? []
    })
    const edits = changes.flatMap((one) => one.edits)
    if (edits.length === 0) return []
    if (!isComposeAsMeant(text, edits, changes)) {
      for (const { build, role } of changes) noteLeft(build, role, path, unwritable, journal)
      return []
    }
    for (const { build, role } of changes) noteChanged(build, role, path, journal)
    return [{ path, text: applyEdits(text, edits), edits }]
  })
}

const unwritable = 'its build: is not written in a way that can be changed in place'

interface Service {
  readonly build: ComposeBuild
  readonly path: string
  readonly text: string
  /** Services of the files beside. */
  readonly related: readonly ComposeBuild[]
  readonly merged: readonly Merged[]
  readonly options: FoldOptions
  readonly journal: Journal
}

interface Change extends NewBuild {
  readonly role: Role
  readonly edits: readonly TextEdit[]
}

function changeOf({ build, path, text, related, merged, options, journal }: Service): Change | null {
  const file = dockerfileOf(build, directoryOf(path))
  const roles = file === null ? [] : rolesOf(file, merged, options)
  const [role] = roles
  if (!role) return null
  const { dockerfile, root } = { ...role.merged, ...role.merged.united }
  const obstacle = composeObstacle(build, directoryOf(path), roles, related)
  if (obstacle !== null || !isWithin(dockerfile, root)) {
    noteLeft(build, role, path, obstacle ?? 'the merged file lies outside of its context', journal)
    return null
  }
  noteArguments(build, role, path, journal)
  if (dockerfile === file && role.stage === null) return null
  const change = { build, dockerfile: pathFrom(root, dockerfile), target: role.stage }
  const edits = editCompose(text, change)
  if (!edits) noteLeft(build, role, path, unwritable, journal)
  return edits && { ...change, role, edits }
}

function noteChanged({ service, ...build }: ComposeBuild, role: Role, path: string, journal: Journal): void {
  const { dockerfile } = role.merged
  const what = role.stage === null ? dockerfile : `the stage "${role.stage}" of ${dockerfile}`
  journal.add('SF518', placeOf(build, path), { service, what })
}

function noteLeft(build: ComposeBuild, role: Role, path: string, problem: string, journal: Journal): void {
  const file = role.part.dockerfile.path
  journal.add('SF519', placeOf(build, path), { service: build.service, file, problem })
}

/** The builders' stages are built with the final image, and with what Compose gives it. */
function noteArguments(build: ComposeBuild, role: Role, path: string, journal: Journal): void {
  if (role.isBuilder) return
  const given = role.merged.passed.flatMap((one) => one.passed.get(role.part) ?? [])
  const names = [...new Set(given.map(({ name }) => name))].filter((name) => !build.args.includes(name))
  if (names.length === 0) return
  const { service } = build
  journal.add('SF520', placeOf(build, path), { service, names: names.join(', ') })
}

function placeOf({ ranges }: Pick<ComposeBuild, 'ranges'>, path: string): Span {
  return { path, ...(ranges.dockerfile ?? ranges.context ?? ranges.build) }
}
