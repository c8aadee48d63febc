import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { run } from '../../src/cli/run.ts'
import { pattern } from '../builder-pattern.ts'
import { temporaryTree } from '../project/temporary.ts'
import type { Archive } from './archive.ts'

type Command = (machine: Machine, words: readonly string[], negated: boolean) => Promise<void> | void

interface Machine {
  readonly root: string
  readonly env: Record<string, string>
  cwd: string
  tty: boolean
  columns: number | undefined
  stdout: string
  stderr: string
}

/** Runs an archive's command lines in a fresh folder that holds its files; throws at the first that fails. */
export async function runArchive(archive: Archive): Promise<void> {
  const machine: Machine = {
    ...freshMachine(archive),
    cwd: '',
    tty: false,
    columns: undefined,
    stdout: '',
    stderr: '',
  }
  for (const [at, line] of archive.script.entries()) {
    const [first, ...words] = wordsOf(line)
    if (first === undefined) continue
    const negated = first === '!'
    const name = negated ? words.shift()! : first
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    try {
      if (command === undefined) throw new Error(`there is no command ${name}`)
      await command(machine, words, negated)
    } catch (error) {
      const said = `--- stdout\n${machine.stdout}--- stderr\n${machine.stderr}`
      throw new Error(`line ${at + 1}: ${line}\n${String(error)}\n${said}`, { cause: error })
    }
  }
}

const commands: Readonly<Record<string, Command>> = {
  /** `stagefold ARGS`, `! stagefold ARGS` (exit code 1) and `exit N stagefold ARGS`. */
  async stagefold(machine, words, negated) {
    expectEqual(String(await stagefold(machine, words)), negated ? '1' : '0', 'exit code')
  },
  async exit(machine, [code, , ...words]) {
    expectEqual(String(await stagefold(machine, words)), code!, 'exit code')
  },
  /** `stdout REGEXP`, `! stdout REGEXP`. */
  stdout: (machine, [pattern], negated) => expectMatch(machine.stdout, pattern!, negated),
  stderr: (machine, [pattern], negated) => expectMatch(machine.stderr, pattern!, negated),
  /** `cmp stdout FILE`, `cmp FILE FILE`. */
  cmp: (machine, [actual, expected]) =>
    expectEqual(contentOf(machine, actual!), contentOf(machine, expected!), actual!),
  /** `has stdout FILE`: the file's text is a part of it. */
  has(machine, [actual, expected]) {
    const text = contentOf(machine, expected!)
    if (!contentOf(machine, actual!).includes(text)) throw new Error(`${actual} does not hold\n${text}`)
  },
  exists(machine, [path], negated) {
    if (existsSync(pathOf(machine, path!)) === negated)
      throw new Error(`${path} exists: ${!negated} expected`)
  },
  /** `project FOLDER`: the builder pattern that most scripts are about. */
  project(machine, [folder]) {
    mkdirSync(pathOf(machine, folder!), { recursive: true })
    for (const [name, text] of Object.entries(pattern))
      writeFileSync(pathOf(machine, `${folder}/${name}`), text)
  },
  cd(machine, [path]) {
    machine.cwd = path!
  },
  env(machine, words) {
    for (const word of words) machine.env[word.split('=')[0]!] = word.split('=')[1]!
  },
  /** Both streams are terminals from here on: `terminal`, or `terminal COLUMNS`. */
  terminal(machine, [columns]) {
    machine.tty = true
    machine.columns = columns === undefined ? undefined : Number(columns)
  },
  git(machine, words) {
    execFileSync('git', words, {
      cwd: join(machine.root, machine.cwd),
      env: { ...process.env, ...machine.env },
    })
  },
  rm: (machine, [path]) => rmSync(pathOf(machine, path!), { recursive: true }),
  symlink: (machine, [path, target]) => symlinkSync(target!, pathOf(machine, path!)),
  chmod: (machine, [mode, path]) => chmodSync(pathOf(machine, path!), Number.parseInt(mode!, 8)),
  mode(machine, [mode, path]) {
    expectEqual((statSync(pathOf(machine, path!)).mode & 0o777).toString(8), mode!, 'mode')
  },
  link(machine, [path]) {
    if (!lstatSync(pathOf(machine, path!)).isSymbolicLink()) throw new Error(`${path} is no link`)
  },
  /** `json PATH VALUE`: a value in the JSON on standard output. */
  json(machine, [path, value]) {
    const names = path!.split(/[.[\]]+/).filter((name) => name !== '')
    const found = names.reduce<any>((data, name) => data[name], JSON.parse(machine.stdout))
    expectEqual(JSON.stringify(found), value!, path!)
  },
  cp: (machine, [from, to]) => writeFileSync(pathOf(machine, to!), contentOf(machine, from!)),
  /** `write FILE TEXT`, with the escapes of JSON. */
  write: (machine, [path, text]) => writeFileSync(pathOf(machine, path!), JSON.parse(`"${text}"`) as string),
}

function freshMachine({ files }: Archive): Pick<Machine, 'root' | 'env'> {
  const root = temporaryTree(files)
  const identity = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b',
  }
  return { root, env: { HOME: temporaryTree(), GIT_CONFIG_NOSYSTEM: '1', ...identity } }
}

async function stagefold(machine: Machine, words: readonly string[]): Promise<number> {
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: machine.tty,
    ...(machine.columns !== undefined && { columns: machine.columns }),
    write(chunk: string | Uint8Array) {
      machine[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    },
  })
  machine.stdout = ''
  machine.stderr = ''
  return run(words, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    cwd: join(machine.root, machine.cwd),
    env: machine.env,
    command: 'stagefold',
  })
}

/** Words between blanks; single quotes hold blanks together; `#` starts a comment. */
function wordsOf(line: string): string[] {
  if (line.startsWith('#')) return []
  return Array.from(line.matchAll(/(?:'[^']*'|[^\s'])+/g), ([word]) => word.replaceAll("'", ''))
}

function pathOf(machine: Machine, path: string): string {
  return join(machine.root, machine.cwd, path)
}

function contentOf(machine: Machine, name: string): string {
  return name === 'stdout' || name === 'stderr' ? machine[name] : readFileSync(pathOf(machine, name), 'utf8')
}

function expectMatch(text: string, pattern: string, negated: boolean): void {
  if (new RegExp(pattern, 'm').test(text) === negated) {
    throw new Error(`/${pattern}/ ${negated ? 'should not match' : 'does not match'}`)
  }
}

function expectEqual(actual: string, expected: string, what: string): void {
  if (actual !== expected) throw new Error(`${what} is\n${actual}\ninstead of\n${expected}`)
}
