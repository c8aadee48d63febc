import type { ProcessCommand } from '../pipeline/types.ts'
import { baseName, cleanPath, directoryOf, isWithin, pathSeenFrom } from '../source/path.ts'
import { known, type Value } from '../shell/value.ts'

/**
 * How a shell text speaks of a path.
 * - `path`: a command that may write names it
 * - `near`: its last name stands there, in whatever folder, or the path of a file in it
 * - `folder`: only `mkdir` names it: its files come from elsewhere
 * - `reads`: it holds nothing but commands that make no file: `ls`, `chmod`, `test`
 * - `no`: not at all
 */
export type Naming = 'path' | 'near' | 'folder' | 'reads' | 'no'

/** @param workdir the folder in which the text runs; null when nobody knows it. */
export function namingOf(text: string, path: string, workdir: string | null): Naming {
  const found = new Set<Naming>()
  let directory = workdir
  for (const command of text.replace(/\\\r?\n/g, ' ').split(/&&|\|\||[;|\n&()]/)) {
    const words = wordsOf(command)
    const [program] = words
    if (program === 'cd') directory = words[1] === undefined ? null : pathSeenFrom(directory, words[1])
    else if (program !== undefined) found.add(namingIn(words, command, path, directory))
  }
  // Of what else runs there nobody knows what it makes.
  return bestOf([...found].filter((one) => one !== 'reads' || found.size === 1))
}

/** Whether the process that a container runs names a path that it may have made. */
export function processNames(command: ProcessCommand, path: string, workdir: Value | null): boolean {
  const directory = workdir === null ? null : known(workdir)
  const texts = command.form === 'shell' ? [command.text] : [command.words.join(' '), ...command.words]
  return texts.some((text) => ['path', 'near'].includes(namingOf(text, path, directory)))
}

function namingIn(words: readonly string[], command: string, path: string, directory: string | null): Naming {
  const [program = ''] = words
  const seen = (word: string): Naming => {
    const place = pathSeenFrom(directory, word)
    if (place === path) return 'path'
    const isNear = baseName(word.replace(/\/+$/, '')) === baseName(path)
    return isNear || (place !== null && isWithin(place, path)) ? 'near' : 'no'
  }
  const targets = Array.from(command.matchAll(redirection), ([, file]) => seen(file!))
  if (bestOf(targets) !== 'no') return bestOf(targets)
  if (readers.has(program) && targets.length === 0) return 'reads'
  const best = bestOf(words.map(seen))
  if (best === 'no') return 'no'
  if (program === 'mkdir') return 'folder'
  if (!carriers.has(program)) return best
  // Of these the last word alone is what they make.
  const last = words.at(-1)!
  const isInto = pathSeenFrom(directory, last) === directoryOf(path)
  return isInto ? 'path' : seen(last) === 'no' ? 'reads' : seen(last)
}

function bestOf(all: readonly Naming[]): Naming {
  return (['path', 'near', 'folder', 'reads'] as const).find((one) => all.includes(one)) ?? 'no'
}

const redirection = /(?:^|[^<>&\d])\d?>>?\s*["']?([^\s"'<>]+)/g
const readers = new Set(
  `chmod chown chgrp strip upx ls test [ file ldd stat du cat echo rm sha256sum md5sum sha1sum wc head tail grep which
   cd pushd setcap readelf objdump tree find`.split(/\s+/),
)
const carriers = new Set(['cp', 'mv', 'install', 'ln', 'rsync'])

/** Words without their quotes; what stands behind a `=` is one of its own (`-o=app`, `PREFIX=/out`). */
function wordsOf(command: string): readonly string[] {
  return command
    .split(/[\s"'<>]+/)
    .flatMap((word) => (/^[\w-]+=/.test(word) ? [word.slice(word.indexOf('=') + 1)] : [word]))
    .map((word) => (word.startsWith('/') ? (cleanPath(word) ?? word) : word))
    .filter((word) => word !== '')
}
