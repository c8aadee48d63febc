import { execute, withKernelFolders } from '../build/run.ts'
import { Failure } from '../failure.ts'
import { dir, file, link, root } from '../files/entry.ts'
import { userOf } from '../files/users.ts'
import { Tree } from '../files/tree.ts'
import type { ModelImage } from '../image.ts'
import type { Call } from '../shell/process.ts'
import { dockerOptions, type DockerOptions } from './options.ts'
import type { Container, DockerState } from './state.ts'

const valued = {
  '--name': 'name',
  '-e': 'env',
  '--env': 'env',
  '-w': 'workdir',
  '--workdir': 'workdir',
  '-u': 'user',
  '--user': 'user',
  '--entrypoint': 'entrypoint',
  '--network': 'network',
  '-v': 'volume',
  '--volume': 'volume',
}
const flags = { '--rm': 'rm', '-i': 'interactive', '-t': 'tty', '-d': 'detach' }

export function dockerCreate(docker: DockerState, call: Call): void {
  const { container, id } = made(docker, call)
  call.print(`${id}\n`)
  void container
}

export function dockerRun(docker: DockerState, call: Call): void {
  const { container, given, id } = made(docker, call)
  const { config } = container.image
  const entrypoint = given.one('entrypoint')
  const args = given.words.slice(1)
  const argv =
    entrypoint === null
      ? [...(config.entrypoint ?? []), ...(args.length > 0 ? args : (config.cmd ?? []))]
      : [entrypoint, ...args]
  const user = given.one('user') ?? config.user
  const extra = given.all('env').map((word) => word.split('=') as [string, string])
  const mounts = given.all('volume').map((word) => word.replace(/\/+:/, ':').split(':') as [string, string])
  const hidden = mounts.map(([source, target]) => mount(call.process.tree, source, container.tree, target))
  const output = execute({
    tree: container.tree,
    argv,
    variables: new Map([...config.env, ...extra]),
    cwd: given.one('workdir') ?? config.workdir,
    owner: user === '' ? root : userOf(container.tree, user),
  })
  for (const [at, [source, target]] of mounts.entries()) {
    graft(container.tree, target, call.process.tree, source)
    graft(hidden[at]!, '/', container.tree, target)
  }
  call.print(given.one('detach') ? `${id}\n` : output)
  if (given.one('rm')) docker.removeContainer(id)
}

/** Lays a folder of the host over a container's; docker makes it when it is not there. */
function mount(host: Tree, source: string, container: Tree, target: string): Tree {
  if (!host.get(source)) host.set(source, dir())
  const before = new Tree()
  if (container.get(target)) graft(container, target, before, '/')
  graft(host, source, container, target)
  return before
}

/** Puts all that lies below one path where another is, instead of what is there. */
function graft(from: Tree, path: string, to: Tree, target: string): void {
  to.delete(target)
  const start = path === '/' ? '' : path
  const base = target === '/' ? '' : target
  for (const each of from.paths(path)) {
    const rest = each === path ? '' : each.slice(start.length)
    to.set(`${base}${rest}` || '/', from.get(each)!)
  }
}

function made(docker: DockerState, call: Call): { container: Container; given: DockerOptions; id: string } {
  const given = dockerOptions(call.args, valued, flags, true)
  const image = docker.needImage(given.words[0] ?? '')
  const { config } = image
  const silent =
    config.cmd === null && config.entrypoint === null && given.words.length < 2 && !given.one('entrypoint')
  if (silent) throw new Failure('No command specified')
  const container = { image, tree: withEngineFiles(image) }
  const id = docker.newId()
  const name = given.one('name')
  docker.addContainer(name === null ? [id] : [id, name], container)
  return { container, given, id }
}

/** What `docker cp` shows though no image holds it (E34). */
function withEngineFiles(image: ModelImage): Tree {
  const tree = image.tree.copy()
  withKernelFolders(tree)
  if (!tree.get('/etc')) tree.set('/etc', { type: 'dir', mode: 0o755, ...root })
  for (const name of ['hosts', 'hostname', 'resolv.conf']) {
    if (!tree.get(`/etc/${name}`)) tree.set(`/etc/${name}`, file('', 0o755))
  }
  if (!tree.get('/etc/mtab')) tree.set('/etc/mtab', link('/proc/mounts'))
  tree.set('/.dockerenv', file('', 0o755))
  return tree
}
