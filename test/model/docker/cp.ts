import { Failure, Unmodelled } from '../failure.ts'
import { pack } from '../files/archive.ts'
import { members } from '../commands/tar.ts'
import { withoutXattrs, type Entry } from '../files/entry.ts'
import { base, below, join, parent } from '../files/path.ts'
import type { Tree } from '../files/tree.ts'
import { at, type Call, type Process } from '../shell/process.ts'
import { dockerOptions } from './options.ts'
import type { DockerState } from './state.ts'

/** `docker cp [-L] CONTAINER:PATH DESTINATION`. */
export function dockerCp(docker: DockerState, call: Call): void {
  const given = dockerOptions(
    call.args,
    {},
    { '-L': 'follow', '--follow-link': 'follow', '-a': 'archive', '-q': 'quiet' },
  )
  const [source = '', destination = ''] = given.words
  const colon = source.indexOf(':')
  if (colon < 1 || source.startsWith('.')) throw new Unmodelled(`docker cp ${call.args.join(' ')}`)
  const { tree } = docker.needContainer(source.slice(0, colon))
  const word = source.slice(colon + 1)
  const path = tree.resolve(join(word), given.one('follow') || /\/\.?$/.test(word) ? 'follow' : 'keep')
  const entry = tree.get(path)
  if (!entry) throw new Failure(`Could not find the file ${word} in container`)
  if (/^\/(dev|proc|sys)(\/|$)/.test(path)) throw new Failure(`${path} is mounted by the engine`)
  // A followed link still lands under the name that was asked for.
  const name = base(join(word))
  if (destination === '-') {
    return call.print(
      pack(word.endsWith('/.') ? members(tree, path, '.') : members(tree, parent(path), base(path))),
    )
  }
  land(call.process, tree, path, entry, { name, contents: word.endsWith('/.'), destination })
}

interface Landing {
  readonly name: string
  readonly contents: boolean
  readonly destination: string
}

function land(
  host: Process,
  tree: Tree,
  path: string,
  entry: Entry,
  { name, contents, destination }: Landing,
): void {
  const target = host.tree.resolve(at(host, destination))
  const there = host.tree.get(target)
  if (!there && host.tree.get(parent(target))?.type !== 'dir')
    throw new Failure(`invalid output path: ${destination}`)
  const wantsFolder = /\/\.?$/.test(destination)
  if (entry.type === 'dir') {
    if (there && there.type !== 'dir') throw new Failure('cannot copy directory')
    const nested = there && !contents
    const to = nested ? join(target, name) : target
    refuseEscapingLinks(tree, path, there && contents ? 0 : 1)
    if (!there || nested) arrive(host, to, entry)
    for (const each of tree.paths(path)) {
      if (each !== path) arrive(host, join(to, below(each, path)), tree.get(each)!)
    }
    return
  }
  if (!there && wantsFolder) throw new Failure(`no such directory: ${destination}`)
  if (there && there.type !== 'dir' && wantsFolder) throw new Failure(`not a directory: ${destination}`)
  arrive(host, there?.type === 'dir' ? join(target, name) : target, entry)
}

/** Made by the client, so owned by whoever runs it; modes come as they are, capabilities do not. */
function arrive(host: Process, path: string, entry: Entry): void {
  const there = host.tree.get(path)
  if (there && (there.type === 'dir') !== (entry.type === 'dir'))
    throw new Failure(`cannot overwrite ${path}`)
  host.tree.set(path, { ...withoutXattrs(entry), ...host.owner })
}

/** The client takes a link for an attack that leaves the folder which it unpacks into, `above` the copied one. */
function refuseEscapingLinks(tree: Tree, top: string, above: number): void {
  for (const path of tree.paths(top)) {
    const entry = tree.get(path)!
    if (entry.type !== 'link' || entry.target.startsWith('/')) continue
    let depth = above
    for (const part of `${below(parent(path), top)}/${entry.target}`.split('/')) {
      if (part === '..') depth--
      else if (part !== '' && part !== '.') depth++
    }
    if (depth < 0) throw new Failure(`invalid symlink "${path}" -> "${entry.target}"`)
  }
}
