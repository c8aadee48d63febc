import { entriesOf, entryOf, itemsOf, textAt, valueOf } from '../data/lookup.ts'
import type { Mapping, Node } from '../data/node.ts'
import { readYaml } from '../data/yaml.ts'
import { baseName, resolvePath } from '../source/path.ts'
import type { Range } from '../source/span.ts'

/** How a service of Compose builds its image. */
export interface ComposeBuild {
  readonly service: string
  /** As the file says it, from the file's own folder; null when a variable decides it. */
  readonly context: string | null
  /** As the file says it, from the context; null when a variable decides it, or it stands in the file itself. */
  readonly dockerfile: string | null
  readonly target: string | null
  /** The names of the build arguments that it gives. */
  readonly args: readonly string[]
  readonly ranges: ComposeRanges
  /** What `build:` says; null where that is only the context. */
  readonly mapping: Mapping | null
  /** Some of its text counts elsewhere too, or is only named here: an anchor. */
  readonly isShared: boolean
  /** The service that this one is said to be like. */
  readonly extends: string | null
}

export interface ComposeRanges {
  /** What `build:` says, text or mapping. */
  readonly build: Range
  /** The values of its keys; null where there is none. */
  readonly context: Range | null
  readonly dockerfile: Range | null
  readonly target: Range | null
}

export function isComposeFile(path: string): boolean {
  return /^(?:docker-)?compose(?:[.-][^/]*)?\.ya?ml$/.test(baseName(path))
}

/** The services of a Compose file that build an image; null when the file cannot be read. */
export function composeBuilds(text: string): readonly ComposeBuild[] | null {
  const reading = readYaml(text)
  if (!reading.ok) return null
  const [root = null] = reading.documents
  const services = valueOf(root, 'services')
  // The first version of the format had the services at the top.
  const isOld = services === null && valueOf(root, 'version') === null
  const builds = entriesOf(isOld ? root : services).flatMap(
    ({ key, value }) => buildOf(key.text, value) ?? [],
  )
  const starts = builds.map(({ ranges }) => ranges.build.start)
  return builds.map((build, at) => ({
    ...build,
    isShared: build.isShared || starts.some((start, other) => other !== at && start === starts[at]),
  }))
}

/** The path of its Dockerfile in the project; null when that is not known or lies elsewhere. */
export function dockerfileOf({ context, dockerfile }: ComposeBuild, directory: string): string | null {
  if (context === null || dockerfile === null || /^(?:[a-z+]+:\/\/|git@|github\.com\/)/.test(context))
    return null
  const folder = resolvePath(directory, context)
  const path = folder === null ? null : resolvePath(folder, dockerfile)
  return path === null || path.startsWith('/') ? null : path
}

function buildOf(service: string, node: Node | null): ComposeBuild | null {
  const entry = entryOf(node, 'build')
  const build = valueOf(node, 'build')
  if (!build || !entry) return null
  const ranges = { build: build.range, context: null, dockerfile: null, target: null }
  const common = {
    service,
    isShared: holdsAnchor(entry.value),
    extends: textAt(node, 'extends') ?? textAt(node, 'extends', 'service'),
  }
  if (build.kind === 'scalar') {
    // Before there was a mapping, the file stood beside it.
    const beside = valueOf(node, 'dockerfile')
    return {
      ...common,
      context: plain(build.text),
      dockerfile: plain(textAt(beside) ?? 'Dockerfile'),
      target: null,
      args: [],
      ranges: { ...ranges, context: build.range, dockerfile: beside?.range ?? null },
      mapping: null,
    }
  }
  if (build.kind !== 'mapping') return null
  const said = (name: string) => textAt(build, name)
  const range = (name: string) => valueOf(build, name)?.range ?? null
  const args = valueOf(build, 'args')
  return {
    ...common,
    context: plain(said('context') ?? '.'),
    dockerfile: said('dockerfile_inline') === null ? plain(said('dockerfile') ?? 'Dockerfile') : null,
    target: plain(said('target')),
    args: [
      ...entriesOf(args).map(({ key }) => key.text),
      ...itemsOf(args).flatMap(({ value }) => textAt(value)?.split('=')[0] ?? []),
    ],
    ranges: {
      build: build.range,
      context: range('context'),
      dockerfile: range('dockerfile'),
      target: range('target'),
    },
    mapping: build,
  }
}

function holdsAnchor(node: Node | null): boolean {
  if (!node) return false
  if (node.kind === 'alias' || node.anchor !== null) return true
  if (node.kind === 'mapping') return node.entries.some(({ value }) => holdsAnchor(value))
  return node.kind === 'sequence' && node.items.some(({ value }) => holdsAnchor(value))
}

/** `$$` is a dollar; any other is a variable. */
function plain(text: string | null): string | null {
  const parts = text?.split('$$') ?? null
  return parts === null || parts.some((part) => part.includes('$')) ? null : parts.join('$')
}
