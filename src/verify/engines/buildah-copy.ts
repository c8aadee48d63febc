import { existsSync, lstatSync, readlinkSync, statSync } from 'node:fs'
import { basename, dirname, join, posix, resolve } from 'node:path'
import type { Action } from '../commands/session.ts'
import type { Tool } from './tool.ts'

/** `docker cp` out of a container, which buildah lacks, by docker's rules for where things land. */
export async function copyOut(
  tool: Tool,
  operands: readonly string[],
  follow: boolean,
  cwd: string,
): Promise<Action> {
  const [from = '', to = ''] = operands
  const colon = from.indexOf(':')
  const container = from.slice(0, colon)
  if (!container.startsWith('stagefold-verify-') || /^stagefold-verify-[^/]*:/.test(to)) {
    return failed('only copies out of a container can be made with buildah')
  }
  const mounted = await tool.try('mount', container)
  if (mounted.status !== 0) return failed(`there is no container ${container}`)
  const root = mounted.stdout.trim()
  const path = from.slice(colon + 1)
  const source = locate(root, posix.join('/', path), follow)
  if (source === null) return failed(`there is no ${path} in ${container}`)
  if (to === '-') return { exec: ['tar', '-C', dirname(source), '-cf', '-', basename(source)] }
  const target = landing(source, path, resolve(cwd, to), /\/\.?$/.test(to))
  if (target === null) return failed(`${path} cannot be copied to ${to}`)
  // The files belong to whoever copies them, and keep their modes: what docker does.
  return { exec: ['cp', '-dRT', '--preserve=mode,timestamps,links', source, target] }
}

function landing(source: string, path: string, to: string, slash: boolean): string | null {
  const isDirectory = lstatSync(source).isDirectory()
  const there = existsSync(to) ? statSync(to) : null
  if (!isDirectory && path.endsWith('/')) return null
  if (there === null) return (isDirectory || !slash) && existsSync(dirname(to)) ? to : null
  if (there.isDirectory()) return path.endsWith('/.') ? to : join(to, posix.basename(posix.join('/', path)))
  return isDirectory || slash ? null : to
}

/** The path on the host; links within the container never lead out of it. */
function locate(root: string, path: string, follow: boolean): string | null {
  let open = path.split('/').filter((part) => part !== '' && part !== '.')
  let found = '/'
  for (let hops = 0; open.length > 0;) {
    const [part, ...rest] = open as [string, ...string[]]
    const next = posix.join(found, part)
    const stats = lstatSync(join(root, next), { throwIfNoEntry: false })
    if (stats === undefined) return null
    const isLast = rest.length === 0 && !follow && !/\/\.?$/.test(path)
    open = rest
    if (!stats.isSymbolicLink() || isLast) {
      found = next
      continue
    }
    if ((hops += 1) > 40) return null
    const link = readlinkSync(join(root, next))
    if (link.startsWith('/')) found = '/'
    open = [...link.split('/').filter((one) => one !== '' && one !== '.'), ...rest]
  }
  return join(root, found)
}

function failed(message: string): Action {
  return { status: 1, stderr: `Error: ${message}\n` }
}
