import type { Artifact, Mount, ProcessCommand } from '../../pipeline/types.ts'
import { baseName, directoryOf, isWithin, joinPath, pathFrom, pathSeenFrom } from '../../source/path.ts'
import type { Call } from '../call.ts'
import { hasOwnUmask } from '../commands/extracted.ts'
import { leaveExtraction } from '../extraction.ts'
import { obstruct, type World } from '../world.ts'
import { simpleWords } from './output.ts'

interface Filling {
  readonly call: Call
  readonly container: number
  readonly mount: Mount
}

/**
 * `docker run -v "$PWD/out":/out IMAGE cp /app /out`: the container is only the way out of the image.
 *
 * @returns false when the command is anything else.
 */
export function copyOut(
  command: ProcessCommand,
  workdir: string | null,
  mounts: readonly Mount[],
  call: Call,
  container: number,
  world: World,
): boolean {
  const [program = '', ...args] = simpleWords(command) ?? []
  const operands = args.filter((arg) => !arg.startsWith('-'))
  const isPlain = args.every((arg) => !arg.startsWith('-') || /^-[rRfvapd]+$/.test(arg))
  const target = operands.pop()
  if (baseName(program) !== 'cp' || !isPlain || target === undefined || operands.length === 0) return false
  const to = pathSeenFrom(workdir, target)
  const mount =
    to === null ? undefined : mounts.find((one) => one.kind === 'project' && isWithin(to, one.target))
  const sources = operands.map((operand) => pathSeenFrom(workdir, operand))
  const isOwn = (path: string | null): path is string =>
    path !== null &&
    path !== '/' &&
    !/[*?[\]$]/.test(path) &&
    !mounts.some((one) => isWithin(path, one.target))
  if (!mount || mount.readOnly || !sources.every(isOwn) || world.maybe || hasOwnUmask(world)) return false
  const directory = joinPath(mount.path, pathFrom(mount.target, to!))
  const isInto = directory === mount.path || world.host.kind(directory) === 'directory'
  if (!isInto && (sources.length > 1 || world.host.kind(directory) !== 'missing' || target.endsWith('/')))
    return false
  const keeps = args.some((arg) => /^-\w*[ap]/.test(arg))
  for (const [at, source] of sources.entries()) {
    const isContents = /(^|\/)\.$/.test(operands[at]!)
    const path = !isInto || isContents ? directory : joinPath(directory, baseName(source))
    const kind = world.host.kind(path)
    if (kind === 'file' || (kind === 'unknown' && !isContents)) return false
    place(
      { call, container, mount },
      { source, contents: isContents, path, work: keeps ? [] : [{ kind: 'copy' }] },
      world,
    )
  }
  return true
}

/** What a process makes in folders of the project that lie in its container is there when it ends. */
export function fill(filling: Filling, world: World): void {
  const { mount, container, call } = filling
  const held = heldFiles(mount.path, world)
  const placed = world.host.placed().some(({ artifact }) => isWithin(artifact.path, mount.path))
  if (placed) {
    const problem = `it may write among the extracted files in ${mount.path || '.'}`
    obstruct(world, 'container-runs', call.range, { problem }, container)
  } else if (mount.path !== '' && held.length === 0) {
    place(filling, { source: mount.target, contents: true, path: mount.path, work: [] }, world)
  } else {
    obstruct(world, 'mount-fills', call.range, { path: mount.path }, container)
    for (const path of missingOf(mount.path, world)) {
      place(
        filling,
        { source: joinPath(mount.target, pathFrom(mount.path, path)), contents: false, path, work: [] },
        world,
      )
    }
  }
}

/** The outermost missing folders and files of those that somebody names. */
export function missingOf(directory: string, world: World): readonly string[] {
  world.asksWanted = true
  const found = new Set<string>()
  for (const wanted of world.facts.wanted) {
    if (wanted === directory || !isWithin(wanted, directory) || world.host.kind(wanted) !== 'missing')
      continue
    let path = wanted
    for (
      let parent = directoryOf(path);
      parent !== directory && parent !== '';
      parent = directoryOf(parent)
    ) {
      if (world.host.kind(parent) === 'missing') path = parent
    }
    found.add(path)
  }
  return [...found].filter((path) => ![...found].some((other) => other !== path && isWithin(path, other)))
}

/** Files of the repository in a folder, but for those that only hold its place. */
export function heldFiles(directory: string, world: World): readonly string[] {
  if (world.host.isLeftOver(directory) || world.project.kind(directory) !== 'directory') return []
  return world.project.list(directory).filter((name) => !/^\.(git|\w*keep|gitignore)$/.test(name))
}

function place(
  { call, container }: Filling,
  file: Pick<Artifact, 'source' | 'contents' | 'path' | 'work'>,
  world: World,
): void {
  const placement = world.host.kind(file.path) === 'directory' ? 'merge' : 'inside'
  leaveExtraction({ ...file, placement }, { container, via: container, range: call.range }, world)
}
