import { Failure } from '../failure.ts'
import type { Owner } from './entry.ts'
import type { Tree } from './tree.ts'

/** `1000`, `app`, `app:web`, `:5`: parts that are not said are undefined. */
export function readOwner(tree: Tree, text: string): { uid: number | undefined; gid: number | undefined } {
  const [user = '', group] = text.split(':')
  return {
    uid: user === '' ? undefined : lookUp(tree, '/etc/passwd', user)[0],
    gid: group === undefined || group === '' ? undefined : lookUp(tree, '/etc/group', group)[0],
  }
}

/** USER: a user without a group has its own, said by name or by number. */
export function userOf(tree: Tree, text: string): Owner {
  const [user = '', group] = text.split(':')
  const [uid, own] = lookUp(tree, '/etc/passwd', user)
  return { uid, gid: group === undefined ? own : lookUp(tree, '/etc/group', group)[0] }
}

/** `--chown`: a number without a group is the group's as well. */
export function chownOf(tree: Tree, text: string): Owner {
  return /^\d+$/.test(text) ? { uid: Number(text), gid: Number(text) } : userOf(tree, text)
}

/** The number, and the group that stands beside a user. */
function lookUp(tree: Tree, path: string, name: string): [number, number] {
  const entry = tree.look(path)
  const lines = entry?.type === 'file' ? entry.content.split('\n').map((line) => line.split(':')) : []
  const line = lines.find((each) => each[0] === name || (each[2] === name && path === '/etc/passwd'))
  if (line) return [Number(line[2]), Number(line[3] || 0)]
  if (/^\d+$/.test(name)) return [Number(name), 0]
  throw new Failure(`unable to find user ${name}: no matching entries in passwd file`)
}
