import { splitQuoted } from '../dockerfile/words.ts'
import type { Instruction } from '../dockerfile/parse.ts'
import { Failure, Unmodelled } from '../failure.ts'
import { dir, root, type Owner } from '../files/entry.ts'
import { from, parent } from '../files/path.ts'
import { chownOf } from '../files/users.ts'
import { copy } from './copy.ts'
import { expand, type StageState } from './stage.ts'

/** COPY and ADD. */
export function copyInstruction(stage: StageState, instruction: Instruction): void {
  const words = (instruction.json ?? splitQuoted(instruction.rest, stage.escape)).map((word) =>
    expand(stage, word),
  )
  const destination = words.pop()
  if (destination === undefined || words.length === 0)
    throw new Failure(`${instruction.keyword} requires at least two arguments`)
  const flags = new Map(instruction.flags)
  for (const name of flags.keys()) {
    if (!['from', 'chown', 'chmod'].includes(name)) throw new Unmodelled(`${instruction.keyword} --${name}`)
  }
  const adds = instruction.keyword === 'ADD'
  const source = flags.get('from')
  if (adds && source !== undefined) throw new Failure('unknown flag: from')
  if (words.some((word) => word.includes('://'))) throw new Unmodelled(`${instruction.keyword} of a URL`)
  const chown = flags.has('chown') ? ownerOf(stage, expand(stage, flags.get('chown')!)) : null
  const chmod = flags.has('chmod') ? parseInt(flags.get('chmod')!, 8) : null
  const { builder } = stage.request
  if (chmod !== null && builder === 'classic') throw new Failure('the --chmod option requires BuildKit')
  copy({
    builder,
    from: source === undefined ? stage.request.context : stage.filesOf(source),
    sources: words,
    to: stage.tree,
    destination: from(stage.config.workdir || '/', destination),
    intoFolder: destination === '.' || destination.endsWith('/') || destination.endsWith('/.'),
    owner: chown ?? (source === undefined ? root : null),
    chown,
    chmod,
    unpacks: adds,
  })
}

function ownerOf(stage: StageState, text: string): Owner {
  if (text.startsWith(':') && stage.request.builder === 'classic') throw new Failure(`no such user: ${text}`)
  return chownOf(stage.tree, text.startsWith(':') ? `0${text}` : text)
}

export function workdirInstruction(stage: StageState, { rest }: Instruction): void {
  const path = from(stage.config.workdir || '/', expand(stage, rest))
  stage.config = { ...stage.config, workdir: path }
  make(stage, stage.tree.resolve(path))
}

/** BuildKit gives the folders to USER, and takes a number alone for the group's as well, as --chown does. */
function make(stage: StageState, path: string): void {
  if (stage.tree.get(path)?.type === 'dir') return
  if (stage.tree.get(path)) throw new Failure(`${path} is not a directory`)
  make(stage, parent(path))
  const { user } = stage.config
  const isUsers = stage.request.builder === 'buildkit' && user !== ''
  stage.tree.set(path, dir(0o755, isUsers ? chownOf(stage.tree, user) : root))
}
