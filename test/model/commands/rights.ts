import { Failure } from '../failure.ts'
import { chowned, type Entry } from '../files/entry.ts'
import { changedMode } from '../files/mode.ts'
import { readOwner } from '../files/users.ts'
import { at, type Process, type Program } from '../shell/process.ts'
import { options } from './options.ts'

export const chmod: Program = ({ args, process }) => {
  // `-x` is a mode and no option.
  const recursive = args.some((arg) => arg === '-R')
  const [mode = '', ...words] = args.filter((arg) => !['-R', '-v', '-f'].includes(arg))
  each(process, 'chmod', words, recursive, (entry) => {
    if (process.owner.uid !== 0 && process.owner.uid !== entry.uid)
      throw new Failure('chmod: Operation not permitted')
    return entry.type === 'link'
      ? entry
      : { ...entry, mode: changedMode(mode, entry.mode, entry.type === 'dir') }
  })
}

export const chown: Program = ({ args, process }) => {
  const given = options('chown', args, 'Rhvf')
  const [text = '', ...words] = given.words
  if (process.owner.uid !== 0) throw new Failure('chown: Operation not permitted')
  const owner = readOwner(process.tree, text)
  const keep = given.has('h') ? 'keep' : 'follow'
  each(
    process,
    'chown',
    words,
    given.has('R'),
    (entry) => {
      return chowned(entry, { uid: owner.uid ?? entry.uid, gid: owner.gid ?? entry.gid })
    },
    keep,
  )
}

/** Real setcap has no notation for nothing, and reads `cap_x+ep FILE`. */
export const setcap: Program = ({ args, process }) => {
  const [capability = '', ...words] = args
  each(process, 'setcap', words, false, (entry) => ({
    ...entry,
    xattrs: { ...entry.xattrs, 'security.capability': capability },
  }))
}

type LinkHandling = 'follow' | 'keep'

function each(
  process: Process,
  program: string,
  words: readonly string[],
  recursive: boolean,
  change: (entry: Entry) => Entry,
  links: LinkHandling = 'follow',
): void {
  for (const word of words) {
    const start = process.tree.resolve(at(process, word), links)
    if (!process.tree.get(start)) throw new Failure(`${program}: ${word}: No such file or directory`)
    for (const path of recursive ? process.tree.paths(start) : [start]) {
      // chmod -R passes over links; chown -R goes to what they name, which chmod's `change` leaves alone anyway.
      const real = program === 'chown' ? process.tree.resolve(path, links) : path
      const entry = process.tree.get(real)
      if (!entry) throw new Failure(`${program}: ${path}: No such file or directory`)
      process.tree.set(real, change(entry))
    }
  }
}
