import type { BuildArg, ImageBuild } from '../../pipeline/types.ts'
import type { Field } from '../../shell/expand.ts'
import { known, show, splitAt, withFallbacks } from '../../shell/value.ts'
import { wordRange } from '../../shell/parse.ts'
import { directoryOf } from '../../source/path.ts'
import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { writeIdFile } from '../id-files.ts'
import { printImageId } from '../ids.ts'
import { assumedPath } from '../host-paths.ts'
import { momentOf, obstruct, spanOf, type World } from '../world.ts'
import { grammars } from './options.ts'
import { dockerfileOf, typedDockerfile } from './dockerfile.ts'
import { redirectOf, streamedContext, streamedDockerfile } from './streamed.ts'
import type { Option, ParsedOptions } from './parse-options.ts'
import { exportFiles } from './build-output.ts'
import { lastOption, readOptions } from './read.ts'

/** `docker build`: an image with its tags, and the host's files as they are at that moment. */
export const build: CommandModel = (given, world) => {
  const call = { ...given, args: given.args.filter((field) => !isEmptyByDefault(field, world)) }
  const parsed = withOneOperand(readOptions(call, world, grammars.build), call, world)
  const step = imageBuild(call, world, parsed)
  world.steps.push(step)
  world.moments.set(step.id, momentOf(world))
  const { isImage, emits } = exportFiles(step, call, world)
  if (isImage) for (const name of step.tags) world.images.push({ name, build: step.id })
  return { ...outcome(step, parsed, world), ...(emits && { emits }) }
}

/** `$NO_CACHE`, into which only the script's arguments put something. */
function isEmptyByDefault(field: Field, world: World): boolean {
  const fallback = field.maySplit ? withFallbacks(field.value) : null
  if (fallback?.text !== '' || fallback.assumed.length === 0) return false
  world.assumed.push({ step: world.steps.length, label: show(field.value), value: '' })
  return true
}

/** A word that nobody knows, beside the context, may hold any options; the context is the word that is known. */
function withOneOperand(parsed: ParsedOptions, call: Call, world: World): ParsedOptions {
  if (parsed.operands.length === 1) return parsed
  const context = parsed.operands.findLast((field) => known(field.value) !== null) ?? parsed.operands.at(-1)
  const other = parsed.operands.find((field) => field !== context)
  if (!parsed.unreadable) {
    const range = other ? wordRange(world.script, other.word) : call.range
    const option = world.script.text.slice(range.start, range.end)
    obstruct(world, 'unreadable-option', range, { option, command: call.name })
  }
  return {
    ...parsed,
    options: parsed.options,
    unreadable: parsed.unreadable,
    operands: context ? [context] : [],
  }
}

function imageBuild(call: Call, world: World, parsed: ParsedOptions): ImageBuild {
  const operand = parsed.operands[0]?.value ?? []
  const streamed = known(operand) === '-' ? streamedContext(call, world) : null
  const context =
    streamed ?? (known(operand) === '-' ? streamContext(call, world) : assumedPath(world, operand))
  const target = lastOption(parsed, 'target')
  const own = new Set(['file', 'tag', 'build-arg', 'target'])
  return {
    kind: 'build',
    id: world.steps.length,
    span: spanOf(world, call.range),
    context,
    ...(streamed === null
      ? dockerfileOf(call, parsed, context, world)
      : inStream(
          streamedDockerfile(known(lastOption(parsed, 'file')?.value ?? ['Dockerfile']), streamed, world),
          world,
        )),
    streamed: streamed === null ? null : { redirect: redirectOf(call, world) },
    operand: parsed.operands[0] ? spanOf(world, wordRange(world.script, parsed.operands[0].word)) : null,
    cwd: world.cwd,
    file: fileOption(parsed, world),
    tags: parsed.options.filter((option) => option.name === 'tag').map((option) => option.value!),
    buildArgs: parsed.options
      .filter((option) => option.name === 'build-arg')
      .map((option) => buildArg(option, world)),
    target: target?.value ?? null,
    targetSpan: target ? spanOf(world, target.range) : null,
    flags: parsed.options
      .filter((option) => !own.has(option.name))
      .map(({ name, value, range }) => ({ name, value, span: spanOf(world, range) })),
  }
}

/** A Dockerfile alone on standard input has no context at all (E105); its own folder stands for the empty one. */
function streamContext(call: Call, world: World): string | null {
  if (typedDockerfile(call)) return world.cwd
  const isDockerfile =
    call.input.type === 'file' && call.input.path !== null && /dockerfile/i.test(call.input.path)
  return isDockerfile ? directoryOf((call.input as { path: string }).path) : null
}

/** A text that only the image has is at no place of the project. */
function inStream(
  dockerfile: string | null,
  world: World,
): Pick<ImageBuild, 'dockerfile' | 'readAt' | 'typed'> {
  const isText = dockerfile !== null && world.project.isWritten(dockerfile)
  return { dockerfile, readAt: isText ? null : dockerfile, typed: null }
}

function fileOption(parsed: ParsedOptions, world: World): ImageBuild['file'] {
  const file = lastOption(parsed, 'file')
  if (!file?.valueField) return null
  const value = wordRange(world.script, file.valueField.word)
  const inline = /^(-f=?|--file=)/.exec(world.script.text.slice(value.start, value.end))
  const start = value.start === file.range.start ? value.start + (inline?.[0].length ?? 0) : value.start
  return { span: spanOf(world, file.range), value: spanOf(world, { start, end: value.end }) }
}

function buildArg(option: Option, world: World): BuildArg {
  const pair = splitAt(option.value!, '=')
  const name = known(pair ? pair[0] : option.value!)
  return { name: name ?? '', value: pair ? pair[1] : null, span: spanOf(world, option.range) }
}

/** With `-q` the image's id is all that it prints; a script may hold on to it by that. */
function outcome(step: ImageBuild, parsed: ParsedOptions, world: World): Outcome {
  const iidfile = lastOption(parsed, 'iidfile')?.value
  const isQuiet = lastOption(parsed, 'quiet') !== null
  if (!iidfile && !isQuiet) return done
  const id = printImageId(step.id, world)
  if (iidfile) writeIdFile(iidfile, id, world)
  return isQuiet ? { ...done, output: id } : done
}
