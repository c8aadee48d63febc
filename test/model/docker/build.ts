import { build } from '../build/build.ts'
import { readContext } from '../build/context.ts'
import { Failure, Unmodelled } from '../failure.ts'
import { base, join, parent } from '../files/path.ts'
import { at, read, type Call } from '../shell/process.ts'
import { dockerOptions } from './options.ts'
import type { DockerState } from './state.ts'

const valued = {
  '-t': 'tag',
  '--tag': 'tag',
  '-f': 'file',
  '--file': 'file',
  '--target': 'target',
  '--label': 'label',
  '--build-arg': 'build-arg',
  '--network': 'network',
  '--progress': 'progress',
  '--iidfile': 'iidfile',
  '--cache-from': 'cache-from',
  '--add-host': 'add-host',
  '--platform': 'platform',
}
const flags = {
  '-q': 'quiet',
  '--quiet': 'quiet',
  '--pull': 'pull',
  '--no-cache': 'no-cache',
  '--rm': 'rm',
  '--force-rm': 'rm',
}

export function dockerBuild(docker: DockerState, call: Call): void {
  const given = dockerOptions(call.args, valued, flags)
  const [folder] = given.words
  if (folder === undefined || given.words.length > 1)
    throw new Failure('"docker build" requires exactly 1 argument')
  if (folder === '-') throw new Unmodelled('docker build -')
  const { process } = call
  const context = at(process, folder)
  if (!process.tree.isDir(context)) throw new Failure(`unable to prepare context: path "${folder}" not found`)
  const named = given.one('file')
  const path = named === '-' || named === null ? join(context, 'Dockerfile') : at(process, named)
  const image = build({
    builder: docker.builder,
    dockerfile: named === '-' ? call.stdin : read(process, path),
    context: readContext(process.tree, context, ignoreFile(docker, call, context, path)),
    target: given.one('target'),
    buildArgs: buildArgs(call, given.all('build-arg')),
    labels: Object.fromEntries(given.all('label').map(pair)),
    image: (name) => docker.image(name),
  })
  for (const tag of given.all('tag')) docker.tag(tag, image)
  const id = `sha256:${docker.newId()}`
  docker.tag(id, image)
  if (given.one('quiet')) call.print(`${id}\n`)
}

/** Only BuildKit knows a list that belongs to one Dockerfile. */
function ignoreFile(
  docker: DockerState,
  { process }: Call,
  context: string,
  dockerfile: string,
): string | null {
  const own = join(parent(dockerfile), `${base(dockerfile)}.dockerignore`)
  if (docker.builder === 'buildkit' && process.tree.look(own)) return read(process, own)
  const general = join(context, '.dockerignore')
  return process.tree.look(general) ? read(process, general) : null
}

/** `--build-arg NAME` takes the value from the environment, and is nothing if it has none. */
function buildArgs({ process }: Call, words: readonly string[]): Map<string, string> {
  const known = words.map((word) =>
    word.includes('=') ? pair(word) : ([word, process.variables.get(word)] as const),
  )
  return new Map(known.filter((each): each is readonly [string, string] => each[1] !== undefined))
}

function pair(word: string): readonly [string, string] {
  const at = word.indexOf('=')
  return at === -1 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)]
}
