import type { CommandWord, CommandWork } from '../../pipeline/types.ts'
import { known, literal } from '../../shell/value.ts'
import { baseName, directoryOf } from '../../source/path.ts'
import { done, type Call, type CommandModel, type Outcome } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import type { World } from '../world.ts'
import { extractedAt, hasOwnUmask, reworkInPlace, reworkTo } from './extracted.ts'
import { isCalledPlainly, newFile, repeatInStage } from './repeat.ts'
import { isFree, textWord, wordOf, writtenAt, type RepeatedWord } from './repeat-words.ts'

const other: Outcome = { role: 'other', status: 'success' }

/**
 * `gzip F` and `gunzip F.gz`, which make a file beside another and take that one away. Any gunzip makes the same of
 * a file; what gzip makes is told by its version (E124).
 */
export const compress: CommandModel = (call, world) => {
  const options = call.args.map(({ value }) => known(value) ?? '?').filter((word) => word.startsWith('-'))
  if (options.some((word) => /^-\w*c|^--(stdout|to-stdout)$/.test(word)) || call.input.type === 'file')
    return repeatInStage(call, world) ?? other
  const operands = call.args.filter(({ value }) => !known(value)?.startsWith('-'))
  const words = operands.map((field) => wordOf(field, world))
  const isReadable = options.every((word) => plainOptions.test(word)) && call.output.type === 'inherited'
  if (words.length === 0 || !words.every((word) => word?.file) || !isReadable) return other
  if (world.maybe || world.captured || hasOwnUmask(world) || !isCalledPlainly(call)) return other
  const files = words as readonly RepeatedWord[]
  const isWhole = files.every(({ file }) => file!.below === '')
  if (!isWhole) return inFolders(files, options, call, world) ? done : other
  const [only, more] = files
  if (!only || more) return other
  const keeps = options.some((word) => /^-\w*k|^--keep$/.test(word))
  const leaves = keeps ? null : only.file!.placed.artifact.path
  const isMade = isUnpacking(call.name, options)
    ? unpackFile(only, leaves, call, world)
    : packFile(only, options, leaves, call, world)
  return isMade ? done : other
}

const plainOptions = /^(-[1-9kfqvnNd]+|--(best|fast|keep|force|quiet|verbose|no-name|decompress|uncompress))$/

function isUnpacking(name: string, options: readonly string[]): boolean {
  return /^(gun|bun|un)/.test(name) || options.some((word) => /^-\w*d|^--(de|un)compress$/.test(word))
}

/** Files in extracted folders: the folders have the new ones then. */
function inFolders(
  files: readonly RepeatedWord[],
  options: readonly string[],
  call: Call,
  world: World,
): boolean {
  const [only] = new Set(files.map(({ file }) => file!.placed))
  if (!world.facts.movesTools || files.some(({ file }) => file!.below === '' || file!.placed !== only))
    return false
  const sources = files.map(({ source }) => directoryOf(source))
  const words = [call.name, ...options].map((word) => textWord(word)!)
  const work = command([...words, ...files], call.name, false, files, sources, null, world)
  reworkInPlace(extractedAt(only!.artifact.path, world)!, [work], call, world)
  return true
}

/** The header of a gzip file has the name that the file had. */
function packFile(
  only: RepeatedWord,
  options: readonly string[],
  leaves: string | null,
  call: Call,
  world: World,
): boolean {
  const { path } = only.file!.placed.artifact
  const ending = { gzip: '.gz', bzip2: '.bz2', xz: '.xz' }[call.name]!
  if (!world.facts.movesTools || baseName(path) !== baseName(only.source)) return false
  if (!isFree(path + ending, world)) return false
  const words = [call.name, ...options].map((word) => textWord(word)!)
  const changes = leaves === null ? [only.source + ending] : [only.source, only.source + ending]
  const work = command([...words, only], call.name, false, [only], changes, null, world)
  const made = { ...only, source: only.source + ending, made: path + ending }
  reworkTo(only.file!, newFile(only.file!.placed.artifact, made, work), call, world, leaves)
  return true
}

/** The new file has the mode of the other. */
function unpackFile(only: RepeatedWord, leaves: string | null, call: Call, world: World): boolean {
  const { path } = only.file!.placed.artifact
  const to = /\.(gz|bz2|xz)$/.test(path)
    ? path.replace(/\.\w+$/, '')
    : path.replace(/\.t(gz|bz2|xz)$/, '.tar')
  const made = to === path ? null : writtenAt(hostPath({ ...world, cwd: '' }, literal(to)), world)
  if (!made || made.made === null) return false
  const operator = (text: string): CommandWord => ({ text, form: 'operator' })
  const program = { gzip: 'gunzip', bzip2: 'bunzip2', xz: 'unxz' }[call.name] ?? call.name
  const words = [textWord('cp')!, textWord('-p')!, only, made, operator('&&')]
  const rest = [textWord(program)!, textWord('-c')!, only, operator('>'), made]
  const folder = directoryOf(made.source)
  const work = command([...words, ...rest], program, true, [only], [made.source], folder, world)
  reworkTo(only.file!, newFile(only.file!.placed.artifact, made, work), call, world, leaves)
  return true
}

function command(
  words: readonly CommandWord[],
  tool: string,
  isAnyVersion: boolean,
  files: readonly RepeatedWord[],
  changes: readonly string[],
  folder: string | null,
  world: World,
): CommandWork {
  return {
    kind: 'command',
    step: world.steps.length,
    words: words.map(({ text, form }) => ({ text, form })),
    tool: { name: tool, isAnyVersion },
    inputs: files.map(({ file }) => file!.placed.artifact),
    uses: [...files.map(({ source }) => source), ...changes],
    changes,
    folder,
  }
}
