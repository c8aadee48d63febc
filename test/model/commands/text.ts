import { Failure } from '../failure.ts'
import { at, read, type Call, type Program } from '../shell/process.ts'
import { options } from './options.ts'

export const echo: Program = ({ args, print }) => {
  const bare = args[0] === '-n'
  print(args.slice(bare ? 1 : 0).join(' ') + (bare ? '' : '\n'))
}

export const printf: Program = ({ args, print }) => {
  const [format = '', ...values] = args
  const rest = [...values]
  const text = format.replace(/\\n/g, '\n').replace(/%[sd]/g, () => rest.shift() ?? '')
  print(text.replaceAll('%%', '%'))
}

export const cat: Program = ({ args, process, stdin, print }) => {
  if (args.length === 0) print(stdin)
  for (const arg of args) print(arg === '-' ? stdin : read(process, arg))
}

export const env: Program = ({ process, print }) => {
  const shown = [...process.variables].filter(([name]) => name !== '?')
  print(
    shown
      .map(([name, value]) => `${name}=${value}\n`)
      .sort()
      .join(''),
  )
}

/** Lines of standard input that match. */
export const grep: Program = ({ args, stdin, print }) => {
  const given = options('grep', args, 'iv')
  const pattern = new RegExp(given.words[0]!, given.has('i') ? 'i' : '')
  const lines = stdin.split('\n').filter((line) => line !== '' && pattern.test(line) !== given.has('v'))
  print(lines.map((line) => `${line}\n`).join(''))
  return lines.length > 0 ? 0 : 1
}

export const sort: Program = ({ stdin, print }) => {
  print(
    stdin
      .split('\n')
      .filter((line) => line !== '')
      .sort()
      .map((line) => `${line}\n`)
      .join(''),
  )
}

/** `test`, `[`, of which the last word is then `]`. */
export const test: Program = (call) =>
  holds(
    call,
    call.args.filter((arg) => arg !== ']'),
  )
    ? 0
    : 1

function holds(call: Call, args: readonly string[]): boolean {
  if (args[0] === '!') return !holds(call, args.slice(1))
  const { tree } = call.process
  const [first = '', second, third] = args
  if (second === '=' || second === '==') return first === third
  if (second === '!=') return first !== third
  if (args.length === 1) return first !== ''
  if (first === '-z') return second === ''
  if (first === '-n') return second !== ''
  const path = at(call.process, second ?? '')
  const entry = tree.look(path)
  if (first === '-e') return entry !== undefined
  if (first === '-f') return entry?.type === 'file'
  if (first === '-d') return entry?.type === 'dir'
  if (first === '-s') return entry?.type === 'file' && entry.content !== ''
  if (first === '-x') return entry !== undefined && (entry.mode & 0o111) !== 0
  if (first === '-L' || first === '-h') return tree.get(tree.resolve(path, 'keep'))?.type === 'link'
  throw new Failure(`test: ${args.join(' ')}`)
}

export const cd: Program = ({ args, process }) => {
  const path = process.tree.resolve(at(process, options('cd', args, '').words[0] ?? '/'))
  if (process.tree.get(path)?.type !== 'dir') throw new Failure(`cd: ${args[0]}: No such file or directory`)
  process.cwd = path
}

export const umask: Program = ({ args, process }) => {
  process.umask = parseInt(args[0]!, 8)
}
