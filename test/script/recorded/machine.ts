import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const BIN = join(import.meta.dirname, 'bin')

const engines = ['docker', 'podman', 'nerdctl', 'buildah']
const guarded = 'chmod chown cp install ln mkdir mv rm rmdir tar touch tee'.split(' ')
const lenient = 'awk gzip sed sha256sum sort'.split(' ')
const harmless = `basename bash cat cmp cut date diff dirname env false find grep head id ls make mktemp nice
  nohup printf pwd readlink realpath seq sh sleep stat tail test time timeout tr true uname wc which
  xargs`.split(/\s+/)

/** The commands of every machine; made once, because a link is slower than a script. */
const bin = mkdtempSync(join(tmpdir(), 'stagefold-recorded-bin-'))
for (const name of engines) symlinkSync(join(BIN, 'docker'), join(bin, name))
for (const name of guarded) symlinkSync(join(BIN, 'guard'), join(bin, name))
for (const name of harmless) symlinkSync(join('/usr/bin', name), join(bin, name))
for (const name of lenient) symlinkSync(join(BIN, 'lenient'), join(bin, name))
for (const name of ['sudo', 'git']) symlinkSync(join(BIN, name), join(bin, name))

for (const name of ['strip', 'upx']) symlinkSync('/usr/bin/true', join(bin, name))

/** For the end of the tests. */
export function removeCommands(): void {
  rmSync(bin, { recursive: true })
}

/** How a script called docker. */
export interface RecordedCall {
  readonly name: string
  readonly cwd: string
  /** What it printed or would print: the id of an image or a container; empty for other commands. */
  readonly id: string
  /** Where `docker cp` put what it copied; empty when it copied nothing to the host. */
  readonly landed: string
  readonly words: readonly string[]
  /** What a build got on standard input; null when it did not ask for it. */
  readonly stdin: string | null
  /** What a build's Dockerfile held then, by its absolute path, and other files that its words name. */
  readonly texts: ReadonlyMap<string, string>
}

export interface Run {
  /** Absolute path of the project while it ran. */
  readonly root: string
  readonly calls: readonly RecordedCall[]
  readonly status: number | null
  readonly stderr: string
}

export interface Request {
  /** The project, and the script and the working directory in it. */
  readonly folder: string
  readonly script: string
  readonly cwd: string
  /** What is typed instead; null for a script. */
  readonly command: string | null
  /** Paths that are folders in every container. */
  readonly folders: readonly string[]
  /** Files of the project that are not there. */
  readonly without: readonly string[]
  /** Programs of the project that do nothing. */
  readonly programs: readonly string[]
}

/**
 * Runs a script of a project with bash on a machine that has the shell, a few harmless commands and a docker that only
 * writes down how it is called. A command that is not there succeeds and does nothing.
 */
export async function recordScript(request: Request): Promise<Run> {
  const { folder, script, cwd, command, folders, without, programs } = request
  const machine = mkdtempSync(join(tmpdir(), 'stagefold-recorded-'))
  try {
    // Some scripts climb out of their folder: what is above it belongs to the test, too.
    const root = join(machine, 'a/b/c/project')
    mkdirSync(join(machine, 'a/b/c'), { recursive: true })
    mkdirSync(join(machine, 'home'))
    cpSync(folder, root, { recursive: true, verbatimSymlinks: true })
    for (const path of without) removeFile(root, path)
    for (const path of programs) writeFileSync(join(root, path), '', { mode: 0o755 })
    repair(join(root, script))
    const env = {
      PATH: bin,
      HOME: join(machine, 'home'),
      USER: 'root',
      LC_ALL: 'C.UTF-8',
      MACHINE: machine,
      PROJECT: root,
      FOLDERS: `|${folders.join('|')}|`,
      'BASH_FUNC_command_not_found_handle%%': '() { return 0; }',
    }
    writeFileSync(join(machine, 'calls'), '')
    const { status, stderr } = await bash(
      command === null ? [join(root, script)] : ['-c', command],
      join(root, cwd),
      env,
    )
    return { root, status, stderr, calls: readCalls(machine) }
  } finally {
    rmSync(machine, { recursive: true, force: true })
  }
}

/** A checkout has no empty folders. */
function removeFile(root: string, path: string): void {
  rmSync(join(root, path))
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (readdirSync(join(root, folder)).length > 0) return
    rmdirSync(join(root, folder))
  }
}

/** As the interpreter reads it: no shell can run carriage returns, or blanks after a line's last backslash. */
function repair(script: string): void {
  const text = readFileSync(script, 'latin1')
  writeFileSync(script, text.replaceAll('\r\n', '\n').replace(/\\[ \t]+$/gm, '\\'), 'latin1')
}

function bash(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ status: number | null; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/bash', args, {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 20_000,
    })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk))
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stderr }))
  })
}

function readCalls(machine: string): RecordedCall[] {
  const fields = readFileSync(join(machine, 'calls'), 'utf8').split('\0').slice(0, -1)
  const calls: RecordedCall[] = []
  while (fields.length > 0) {
    const [name, cwd, id, landed, count] = fields.splice(0, 5) as [string, string, string, string, string]
    calls.push({ name, cwd, id, landed, words: fields.splice(0, Number(count)), ...readBy(machine, id) })
  }
  return calls
}

function readBy(machine: string, id: string): Pick<RecordedCall, 'stdin' | 'texts'> {
  const stdin = join(machine, `stdin.${id}`)
  const folder = join(machine, `read.${id}`)
  const names = id !== '' && existsSync(folder) ? readdirSync(folder) : []
  return {
    stdin: existsSync(stdin) ? readFileSync(stdin, 'latin1') : null,
    texts: new Map(
      names.map((name) => [name.replaceAll(':', '/'), readFileSync(join(folder, name), 'latin1')]),
    ),
  }
}
