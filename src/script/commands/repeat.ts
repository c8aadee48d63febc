import type { Artifact, CommandWork } from '../../pipeline/types.ts'
import { known } from '../../shell/value.ts'
import { baseName, directoryOf } from '../../source/path.ts'
import { done, type Call, type Outcome } from '../call.ts'
import { spanOf, type World } from '../world.ts'
import { extractedAt, hasOwnUmask, reworkInPlace, reworkTo, type Extracted } from './extracted.ts'
import { environmentOf } from './repeat-environment.ts'
import { operandsOf } from './repeat-operands.ts'
import { fileAt, writtenAt, type RepeatedWord } from './repeat-words.ts'
import { toolOf, type Tool } from './tools.ts'

/** Commands with a model of their own, which does not know what they write. */
export const repeatable: ReadonlySet<string> = new Set(['cat', 'echo', 'printf', 'grep', ':', 'true'])

/**
 * A command that works on nothing but extracted files and known text (E124, E125) is repeated in the stage: what every
 * shell does alike in any case, what a program does if the user lets it be the one of the stage's image.
 *
 * @returns null for every other command.
 */
export function repeatInStage(call: Call, world: World): Outcome | null {
  const tool = toolOf(call)
  if (!tool || (!tool.isPlain && !tool.isAnyVersion && !world.facts.movesTools) || !isCalledPlainly(call))
    return null
  if (world.maybe || world.captured || hasOwnUmask(world)) return null
  if (world.host.placed().length === 0) return null
  const environment = environmentOf(call, world)
  const operands = environment && operandsOf(call, tool, world)
  const input = operands && inputOf(call, world)
  const redirected = input && redirectedTo(call, world)
  if (!operands || !input || !redirected) return null

  const written = [...redirected, ...(operands.output ? [operands.output] : [])]
  const named = operands.words.filter((word) => word !== operands.output && word.file)
  const read = [...named, ...input]
  const changed = [...(operands.output ? [] : changedOf(named, tool)), ...written.filter(({ file }) => file)]
  if (tool.filesOnly && operands.words.some(({ file, text }) => !file && !text.startsWith('-'))) return null
  const made = written.find((word) => word.made !== null) ?? null
  if (tool.keepsName && named.some(({ source, file }) => baseName(source) !== nameOf(file!))) return null
  if (written.length > 1 || (tool.single && read.length > 1) || (!made && changed.length === 0)) return null
  if ((made && read.length === 0) || !areTogether([...read, ...changed], world)) return null

  const gone = call.name === 'mv' ? named.slice(0, -1).filter(({ file }) => file!.below === '') : []
  if (gone.some(({ file }) => world.project.kind(file!.placed.artifact.path) !== 'missing')) return null

  const work: CommandWork = {
    kind: 'command',
    step: world.steps.length,
    words: [
      ...environment,
      { text: call.name, form: 'word' },
      ...operands.words.map(plain),
      ...input.flatMap((word) => [operator('<'), plain(word)]),
      ...redirected.flatMap((word) => [operator(appends(call) ? '>>' : '>'), plain(word)]),
    ],
    tool: tool.isPlain ? null : { name: call.name, isAnyVersion: tool.isAnyVersion ?? false },
    inputs: read.map(({ file }) => file!.placed.artifact),
    uses: [...read, ...written].map(({ source }) => source),
    changes: [...changed, ...(made ? [made] : [])].map(({ source }) => source),
    folder: made ? directoryOf(made.source) : null,
  }
  for (const path of new Set(changed.map(({ file }) => file!.placed.artifact.path))) {
    if (gone.some(({ file }) => file!.placed.artifact.path === path))
      world.host.remove(path, spanOf(world, call.range))
    else reworkInPlace(extractedAt(path, world)!, [work], call, world)
  }
  if (made) {
    const { path } = read[0]!.file!.placed.artifact
    const from = extractedAt(path, world)!
    reworkTo(from, newFile(from.placed.artifact, made, work), call, world, null)
  }
  return { ...done, lands: redirected.length > 0 }
}

function changedOf(named: readonly RepeatedWord[], { changes }: Tool): readonly RepeatedWord[] {
  return changes === 'last' ? named.slice(-1) : changes ? named : []
}

/** The name of an artifact, or of a part of one, on the host. */
function nameOf({ placed, below }: Extracted): string {
  return baseName(below === '' ? placed.artifact.path : below)
}

export function newFile(from: Artifact, { source, made }: RepeatedWord, work: CommandWork): Artifact {
  return {
    ...from,
    source,
    path: made!,
    contents: false,
    followed: false,
    type: 'file',
    placement: 'inside',
    raw: false,
    work: [work],
  }
}

function plain({ text, form }: RepeatedWord): CommandWork['words'][number] {
  return { text, form }
}

function operator(text: string): CommandWork['words'][number] {
  return { text, form: 'operator' }
}

function appends({ output }: Call): boolean {
  return output.type === 'file' && output.appends
}

/** Nothing but `sudo` and the like before it, a program of the system, and redirections of one file each. */
export function isCalledPlainly(call: Call): boolean {
  const words = call.fields
    .slice(0, call.fields.length - call.args.length)
    .map(({ value }) => known(value) ?? '?')
  return (
    /^((\/usr)?\/bin\/)?[^/]+$/.test(words.pop() ?? '') &&
    words.every((word) => /^(sudo|command|nice|nohup|builtin)$/.test(word)) &&
    call.node.redirects.every(isPlainRedirection)
  )
}

function isPlainRedirection(one: Call['node']['redirects'][number]): boolean {
  if (one.type !== 'Redirect' || (one.descriptor && one.descriptor.type !== 'FileDescriptor')) return false
  const number = one.descriptor?.type === 'FileDescriptor' ? one.descriptor.value : null
  if (number === 2) return one.operator === '>' && one.target?.text === '/dev/null'
  if (one.operator === '<') return number === null || number === 0
  return ['>', '>>', '>|'].includes(one.operator) && (number === null || number === 1)
}

/** What comes in by `<`, or out of a `cat` before the pipe; null when no stage has it. */
function inputOf({ input }: Call, world: World): readonly RepeatedWord[] | null {
  if (input.type === 'inherited') return []
  const word = input.type === 'file' && input.path !== null ? fileAt(input.path, false, world) : null
  return word && [word]
}

function redirectedTo(call: Call, world: World): readonly RepeatedWord[] | null {
  const { output, node } = call
  if (output.type === 'inherited' || output.type === 'null') return []
  const isOwn = node.redirects.some((one) => one.type === 'Redirect' && one.operator.startsWith('>'))
  const word = output.type === 'file' && isOwn ? writtenAt(output.path, world) : null
  return word && [word]
}

/** One stage has them all: they come out of one image, and what a container made out of one container. */
function areTogether(words: readonly RepeatedWord[], world: World): boolean {
  const files = words.flatMap(({ file }) => file ?? [])
  const origins = files.map(({ placed }) => containerOf(placed.step, world))
  return origins.every((one) => one !== null && one === origins[0])
}

/** The container, or the image of one that made nothing. */
function containerOf(id: number, world: World): string | null {
  const step = world.steps[id]
  if (step?.kind === 'rework') return containerOf(step.from, world)
  const start = step?.kind === 'extract' ? world.steps[step.container] : undefined
  if (start?.kind !== 'container') return null
  return start.process === null ? `image ${start.build}` : `container ${start.id}`
}
