import { Failure } from '../failure.ts'
import { checkAccess } from '../files/access.ts'
import { dir, file, link } from '../files/entry.ts'
import { base, from, join, parent } from '../files/path.ts'
import { at, put, type Program } from '../shell/process.ts'
import { options } from './options.ts'

export const mkdir: Program = ({ args, process }) => {
  const given = options('mkdir', args, 'pv', 'm')
  const mode = given.value('m')
  for (const word of given.words) {
    const path = at(process, word)
    if (!given.has('p') && process.tree.look(path)) throw new Failure(`mkdir: ${word}: File exists`)
    const steps = given.has('p') ? stepsTo(path) : [path]
    for (const step of steps) {
      const real = process.tree.resolve(step)
      const there = process.tree.get(real)
      if (there && there.type !== 'dir') throw new Failure(`mkdir: ${word}: File exists`)
      const wanted = mode !== null && step === path ? parseInt(mode, 8) : 0o777 & ~process.umask
      if (!there) put(process, real, dir(wanted, process.owner))
    }
  }
}

function stepsTo(path: string): string[] {
  const parts = path.split('/').slice(1)
  return parts.map((_, index) => join(...parts.slice(0, index + 1)))
}

export const rm: Program = ({ args, process }) => {
  const given = options('rm', args, 'rfvR')
  for (const word of given.words) {
    const path = process.tree.resolve(at(process, word), 'keep')
    const entry = process.tree.get(path)
    if (!entry && !given.has('f')) throw new Failure(`rm: ${word}: No such file or directory`)
    if (!entry) continue
    if (entry.type === 'dir' && !given.has('r', 'R')) throw new Failure(`rm: ${word}: is a directory`)
    checkAccess(process.tree, parent(path), process.owner, 'write')
    process.tree.delete(path)
  }
}

export const rmdir: Program = ({ args, process }) => {
  for (const word of args) {
    const path = process.tree.resolve(at(process, word))
    if (process.tree.names(path).length > 0) throw new Failure(`rmdir: ${word}: Directory not empty`)
    process.tree.delete(path)
  }
}

export const touch: Program = ({ args, process }) => {
  for (const word of args) {
    const path = process.tree.resolve(at(process, word))
    if (!process.tree.get(path)) put(process, path, file('', 0o666 & ~process.umask, process.owner))
  }
}

export const mkfifo: Program = ({ args, process }) => {
  for (const word of args) {
    put(process, at(process, word), { type: 'fifo', mode: 0o666 & ~process.umask, ...process.owner })
  }
}

export const ln: Program = ({ args, process }) => {
  const given = options('ln', args, 'sfnv')
  const [source = '', destination = ''] = given.words
  const wanted = at(process, destination)
  const path = process.tree.isDir(wanted) ? join(wanted, base(source)) : process.tree.resolve(wanted, 'keep')
  if (given.has('f')) process.tree.delete(path)
  if (process.tree.get(path)) throw new Failure(`ln: ${destination}: File exists`)
  if (given.has('s')) return put(process, path, link(source, process.owner))
  const entry = process.tree.get(process.tree.resolve(from(process.cwd, source), 'keep'))
  if (!entry || entry.type === 'dir') throw new Failure(`ln: ${source}: No such file or directory`)
  // Names of one inode that change later would change together: pipelines for the model do not do that.
  put(process, path, entry)
}
