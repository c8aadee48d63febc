import { entriesOf, entryOf, textAt, valueOf } from '../data/lookup.ts'
import type { Node } from '../data/node.ts'
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
  readonly ranges: ComposeRanges
  /** Several services have the same text for it, through an anchor. */
  readonly isShared: boolean
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
    isShared: starts.some((start, other) => other !== at && start === starts[at]),
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
  if (build.kind === 'scalar') {
    // Before there was a mapping, the file stood beside it.
    const beside = valueOf(node, 'dockerfile')
    return {
      service,
      context: plain(build.text),
      dockerfile: plain(textAt(beside) ?? 'Dockerfile'),
      target: null,
      ranges: { ...ranges, context: build.range, dockerfile: beside?.range ?? null },
      isShared: false,
    }
  }
  if (build.kind !== 'mapping') return null
  const said = (name: string) => textAt(build, name)
  const range = (name: string) => valueOf(build, name)?.range ?? null
  return {
    service,
    context: plain(said('context') ?? '.'),
    dockerfile: said('dockerfile_inline') === null ? plain(said('dockerfile') ?? 'Dockerfile') : null,
    target: plain(said('target')),
    ranges: {
      build: build.range,
      context: range('context'),
      dockerfile: range('dockerfile'),
      target: range('target'),
    },
    isShared: false,
  }
}

/** `$$` is a dollar; any other is a variable. */
function plain(text: string | null): string | null {
  const parts = text?.split('$$') ?? null
  return parts === null || parts.some((part) => part.includes('$')) ? null : parts.join('$')
}
