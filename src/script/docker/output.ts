import type { ProcessCommand } from '../../pipeline/types.ts'
import { baseName, cleanPath, pathSeenFrom } from '../../source/path.ts'
import { readTar } from '../commands/tar-words.ts'
import type { Emission } from '../world.ts'

type Files = Pick<Emission, 'form' | 'files'>

/** Files that a command in a container writes to its output: `cat F`, `tar c …`; null for every other command. */
export function filesPrinted(command: ProcessCommand, workdir: string | null): Files | null {
  const [program = '', ...args] = simpleWords(command) ?? []
  if (baseName(program) === 'cat') return catenated(args, workdir)
  return baseName(program) === 'tar' ? packed(args, workdir) : null
}

/** Ends by itself, or does nothing for ever, and leaves the container's files as the image has them. */
export function isHarmless(command: ProcessCommand): boolean {
  const words = simpleWords(command)
  if (words === null) return false
  const [program = '', ...args] = words
  const name = baseName(program)
  if (shells.has(name)) return args.every((arg) => /^-[il]+$/.test(arg))
  if (name === 'tail') return args.join(' ') === '-f /dev/null'
  if (name === 'env') return args.length === 0
  if (name === 'find') return !args.some((arg) => /^-(exec|ok|delete|fprint|fls)/.test(arg))
  if (name === 'tar') return readTar(args)?.mode === 'create' && readTar(args)!.archive === null
  return idle.has(name)
}

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh'])

const idle = new Set([
  'true',
  'false',
  ':',
  'echo',
  'ls',
  'pwd',
  'sleep',
  'exit',
  'cat',
  'date',
  'printenv',
  'uname',
  'whoami',
  'id',
  'test',
  'stat',
])

/** The words of a command that no shell has to interpret; `sh -c` is looked into. */
export function simpleWords(command: ProcessCommand): readonly string[] | null {
  if (command.form === 'shell') return splitText(command.text)
  const [program = '', option, text, ...rest] = command.words
  if (shells.has(baseName(program)) && option !== undefined && /^-[a-z]*c$/.test(option)) {
    return text === undefined || rest.length > 0 ? null : splitText(text)
  }
  return command.words
}

function splitText(text: string): readonly string[] | null {
  if (/[^\w\s./:=,@%+-]/.test(text)) return null
  return text.trim().split(/\s+/)
}

function catenated(args: readonly string[], workdir: string | null): Files | null {
  const [file, ...rest] = args
  const source = file === undefined || file.startsWith('-') ? null : pathSeenFrom(workdir, file)
  if (source === null || rest.length > 0) return null
  return { form: 'file', files: [{ source, contents: false, name: baseName(source) }] }
}

function packed(args: readonly string[], workdir: string | null): Files | null {
  const tar = readTar(args)
  if (tar?.mode !== 'create' || tar.archive !== null || tar.members.length === 0 || tar.strip > 0) return null
  const files = []
  for (const { path, directory } of tar.members) {
    const from = directory === null ? workdir : pathSeenFrom(workdir, directory)
    const source = pathSeenFrom(from, path)
    if (source === null || source === '/') return null
    const name = (cleanPath(`/${path}`) ?? '/').slice(1)
    files.push({ source, contents: name === '', name })
  }
  return { form: 'archive', files }
}
