import type { ImageBuild, TypedDockerfile } from '../../pipeline/types.ts'
import { linesOf } from '../../shell/here-document.ts'
import { known, show, type Value } from '../../shell/value.ts'
import { joinPath } from '../../source/path.ts'
import type { Call } from '../call.ts'
import type { Content } from '../content.ts'
import { assumedPath } from '../host-paths.ts'
import { spanOf, type World } from '../world.ts'
import type { ParsedOptions } from './parse-options.ts'
import { lastOption } from './read.ts'

type DockerfileOf = Pick<ImageBuild, 'dockerfile' | 'readAt' | 'typed'>

/** Which file a build reads, through the copies that the script makes of files, and the texts that it writes. */
export function dockerfileOf(
  call: Call,
  parsed: ParsedOptions,
  context: string | null,
  world: World,
): DockerfileOf {
  const file = lastOption(parsed, 'file')
  const isStream = known(file ? file.value! : (parsed.operands[0]?.value ?? [])) === '-'
  if (isStream && call.input.type !== 'file') return fromText(call, world)
  const readAt = isStream ? inputPath(call) : pathOf(file?.value ?? null, context, world)
  if (readAt === null) return { dockerfile: null, readAt, typed: null }
  const content = world.host.contentOf(readAt)
  const dockerfile = content ? sourceOf(content, readAt, world) : readAt
  const isStandIn = isStream && dockerfile !== null && dockerfile !== readAt
  return { dockerfile: dockerfile ?? readAt, readAt, typed: isStandIn ? typedAt(call, world) : null }
}

/** `-f` counts from the working directory, the default name from the context. */
function pathOf(file: Value | null, context: string | null, world: World): string | null {
  if (file) return assumedPath(world, file)
  return context === null ? null : joinPath(context, 'Dockerfile')
}

function inputPath({ input }: Call): string | null {
  return input.type === 'file' ? input.path : null
}

/** The build's standard input is a text of the script, and no archive of files. */
export function typedDockerfile({ input }: Call): Content | null {
  return input.type === 'file' ? null : (input.content ?? null)
}

function fromText(call: Call, world: World): DockerfileOf {
  const content = typedDockerfile(call)
  const dockerfile = content && sourceOf(content, 'Dockerfile', world)
  return { dockerfile, readAt: null, typed: dockerfile === null ? null : typedAt(call, world) }
}

function typedAt({ node, input }: Call, world: World): TypedDockerfile {
  const redirect = node.redirects.findLast((one) => one.type !== 'Redirect' || one.operator === '<')
  return {
    redirect: redirect ? spanOf(world, { start: redirect.pos, end: redirect.end }) : null,
    document: redirect?.type === 'HereDoc' ? spanOf(world, linesOf(redirect, world.script)) : null,
    feeder: redirect ? null : (input.feeder ?? null),
  }
}

/** The path of the project that stands for the content; null for a text that only the running script knows. */
function sourceOf(content: Content, name: string, world: World): string | null {
  if (content.kind === 'copy') return content.isFolder ? null : content.of
  const unknown = content.text.find((part) => typeof part !== 'string')
  if (unknown === undefined) return world.project.add(name, show(content.text), content.source)
  world.openTexts.set(world.steps.length, { span: content.source.span, label: show([unknown]) })
  return null
}
