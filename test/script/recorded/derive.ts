import { Journal } from '../../../src/diagnostics/journal.ts'
import { imageFacts } from '../../../src/fold/image-facts.ts'
import { findStarts } from '../../../src/fold/starts.ts'
import { isUnfollowed } from '../../../src/fold/written-dockerfiles.ts'
import type { ImageBuild, Step } from '../../../src/pipeline/types.ts'
import { diskProject } from '../../../src/project/disk.ts'
import { commandName, unwrap } from '../../../src/script/name.ts'
import { runScripts } from '../../../src/script/run.ts'
import type { Choices } from '../../../src/script/conditions.ts'
import { moreWays } from '../../../src/script/ways.ts'
import type { World } from '../../../src/script/world.ts'
import type { Field } from '../../../src/shell/expand.ts'
import { readTree } from '../../golden/cases.ts'

/** A docker command of the script as the interpreter ran it. */
export interface DerivedCall {
  readonly name: string
  /** Without the name. */
  readonly fields: readonly Field[]
  readonly cwd: string | null
  /** The interpreter does not know whether it happens. */
  readonly maybe: boolean
  readonly steps: readonly Step[]
  /** The interpreter says that it could not follow it. */
  readonly obstructed: boolean
  readonly text: string
}

export interface Derived {
  readonly calls: readonly DerivedCall[]
  /** Where the script is started, in the project. */
  readonly cwd: string
  /** What is typed where it is none; null for a script. */
  readonly command: string | null
  /** What it asks for. */
  readonly targets: readonly string[]
  /** What is a folder in its image. */
  readonly folders: readonly string[]
  /** Files that git ignores: a checkout does not have them. */
  readonly leftovers: readonly string[]
  /** The Dockerfile of a build; null where the interpreter says that it does not know it. */
  readonly textFor: (build: ImageBuild) => string | null
}

/**
 * What the interpreter makes of a script: with what it cannot decide left open, then with answers of every kind to that.
 *
 * @param targets of a Makefile; those that make images without it.
 * @returns none when the script cannot be read.
 */
export function deriveWays(folder: string, path: string, targets?: readonly string[]): readonly Derived[] {
  const derived: Derived[] = []
  for (let ways: readonly Choices[] | null = [new Map()]; ways;) {
    const found: readonly (DerivedWay | null)[] = ways.map((way) => derive(folder, path, way, targets))
    const [first] = found
    if (!first) return []
    for (const one of found) if (one?.world.isUnsure === false) derived.push(one)
    const more: readonly Choices[] = found.flatMap(
      (one, at) => moreWays([ways![at]!], one!.world) ?? [ways![at]!],
    )
    ways = more.length === ways.length || more.length > 16 ? null : more
  }
  return derived
}

interface DerivedWay extends Derived {
  readonly world: World
}

function derive(
  folder: string,
  path: string,
  way: Choices,
  targets: readonly string[] | undefined,
): DerivedWay | null {
  const project = diskProject(folder)
  const journal = new Journal()
  const facts = imageFacts(project)
  const starts = findStarts({ project, script: path, ...(targets && { targets }) }, journal)
  if (starts.length === 0) return null
  const world = runScripts(project, starts, facts, [way])
  const { driven } = starts[0]!
  const moved = journal.sorted().find(({ code }) => code === 'SF412')?.args['directory']
  const own = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const cwd = moved === undefined ? own : moved === 'the root of the project' ? '' : moved
  const folders = world.steps.flatMap((step) => {
    if (step.kind !== 'extract') return []
    const { artifact } = step
    const type = facts.typeOf(artifact, artifact.build === null ? null : world.steps[artifact.build]!)
    return type === 'directory' ? [artifact.source] : []
  })
  const leftovers = Object.keys(readTree(folder)).filter((one) => project.ignoredByGit(one))
  const textFor = (build: ImageBuild): string | null => {
    const file = isUnfollowed(build, world) ? null : world.project.read(build.dockerfile!)
    return file && Buffer.from(file.text, file.encoding).toString('latin1')
  }
  const command = driven ? driven.file.commandFor(driven.goals) : null
  return {
    world,
    command,
    targets: driven?.goals ?? [],
    calls: callsOf(world),
    cwd,
    folders,
    leftovers,
    textFor,
  }
}

function callsOf(world: World): DerivedCall[] {
  return world.records.flatMap((record) => {
    const [name, ...fields] = unwrap(record.fields)
    const command = commandName(name)
    if (command === null || !['docker', 'podman', 'nerdctl', 'buildah'].includes(command)) return []
    const { start, end } = record.range
    return [
      {
        name: command,
        fields,
        cwd: record.cwd,
        maybe: record.maybe !== null,
        steps: record.steps.map((id) => world.steps[id]!),
        obstructed: world.obstacles.some(({ span }) => span.start >= start && span.end <= end),
        text: record.script.text.slice(start, end),
      },
    ]
  })
}
