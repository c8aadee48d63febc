import type { ImageBuild } from '../../pipeline/types.ts'
import { hostPath } from '../../script/host-paths.ts'
import { recordTable } from '../../script/records.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import { forEachChild, type Evaluated, type SyntaxNode } from '../../shell/parse.ts'
import { known } from '../../shell/value.ts'
import { isWithin } from '../../source/path.ts'
import type { Part } from '../plan.ts'
import { addTo } from '../../source/lists.ts'

/** A `cd` that goes, and where the build behind it is called then. */
export interface LeftFolder {
  readonly node: Evaluated
  readonly cwd: string
}

/**
 * `cd deploy; docker build .` in a folder that the script makes for the build alone: nobody makes it any more, and what
 * the build is given can be named from outside.
 *
 * @returns null where the folder is somebody else's too, or where more than the build's own paths counts from it.
 */
export function leftFolder({ build }: Part, world: World): LeftFolder | null {
  const before = found.get(build)
  if (before !== undefined) return before
  const folder = find(build, world)
  found.set(build, folder)
  return folder
}

/** Folders that commands which stay go into: those of a shell of its own, or of a line of a Makefile, go with the rest. */
export function enteredFolders(
  { finals }: { readonly finals: readonly Part[] },
  world: World,
): readonly string[] {
  if (world.driven.size > 0) return []
  const left = finals.flatMap((final) => leftFolder(final, world)?.node ?? [])
  return [...allEntered(world)].flatMap(([node, paths]) => (left.includes(node) ? [] : paths))
}

function allEntered(world: World): ReadonlyMap<Evaluated, readonly string[]> {
  const before = entered.get(world)
  if (before) return before
  const all = new Map<Evaluated, string[]>()
  for (const { node, fields, cwd, script } of world.records) {
    const [name, to] = fields
    if (!name || !to || !['cd', 'pushd'].includes(known(name.value) ?? '')) continue
    const path = hostPath({ ...world, cwd }, to.value)
    if (path !== null && !isInSubshell(node, script.tree)) addTo(all, node, path)
  }
  entered.set(world, all)
  return all
}

const entered = new WeakMap<World, ReadonlyMap<Evaluated, readonly string[]>>()

function isInSubshell(node: Evaluated, tree: SyntaxNode): boolean {
  let isInside = false
  forEachChild(tree, (child) => {
    if (child.pos > node.pos || node.end > child.end) return
    isInside ||= child.type === 'Subshell' || isInSubshell(node, child)
  })
  return isInside
}

/** Asked for every word of a script. */
const found = new WeakMap<ImageBuild, LeftFolder | null>()

function find(build: ImageBuild, world: World): LeftFolder | null {
  const { cwd } = build
  if (cwd === null || cwd.startsWith('/') || world.runs.length > 1 || isCheckedOut(cwd, world)) return null
  const at = world.records.findIndex((record) => record.steps.includes(build.id))
  const own = world.records[at]
  if (!own || !isPlain(own, build) || !isOnce(own, world)) return null
  const way = world.records
    .slice(0, at)
    .findLast(
      (record) => record.process === own.process && record.cwd !== null && leadsTo(cwd, record, world),
    )
  const others = world.records.filter(
    (record) => record.cwd !== null && isWithin(record.cwd, cwd) && record !== own,
  )
  if (!way || !isOnce(way, world) || way.maybe || others.some(({ role }) => role !== 'message')) return null
  return { node: way.node, cwd: way.cwd! }
}

function isCheckedOut(path: string, { project, host }: World): boolean {
  return project.kind(path) !== 'missing' && !host.isLeftOver(path)
}

/** All that it says of files is its context and its Dockerfile. */
function isPlain({ node, script, range }: CommandRecord, build: ImageBuild): boolean {
  const text = script.text.slice(range.start, range.end)
  const isOpen = /[<>`]|\$\(|\bPWD\b/.test(text) || (node.type === 'Command' && node.redirects.length > 0)
  return (
    !isOpen &&
    build.typed === null &&
    build.streamed === null &&
    build.flags.every(({ name }) => plain.has(name))
  )
}

const plain = new Set('force-rm label network no-cache platform progress pull quiet rm squash'.split(' '))

function leadsTo(folder: string, record: CommandRecord, world: World): boolean {
  const [name, to, more] = record.fields
  if (!name || known(name.value) !== 'cd' || !to || more || to.glob || to.maySplit) return false
  return hostPath({ ...world, cwd: record.cwd }, to.value) === folder
}

function isOnce(record: CommandRecord, world: World): boolean {
  return recordTable(world).of(record.node).length === 1 && record.calls.length === 0
}
