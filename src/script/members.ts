import { cleanPath, joinPath } from '../source/path.ts'
import type { TarCall } from './commands/tar-words.ts'

/** Files in an archive: from where they are, and under which name. */
export interface Packed {
  readonly source: string
  readonly contents: boolean
  readonly name: string
}

/** What a `tar x` is asked for. */
export type Wanted = Pick<TarCall, 'members' | 'strip'>

/**
 * What `tar x` takes out of an archive, under the names that it gives: the members that it names, else all.
 *
 * @returns null when it is not known, or tar finds no such member.
 */
export function takenOut(files: readonly Packed[], { members, strip }: Wanted): readonly Packed[] | null {
  const paths = members.map(({ path }) => path.replace(/\/$/, ''))
  const wanted = paths.length === 0 ? files : paths.map((path) => memberOf(files, path))
  const named = wanted.map((file) => file && stripped(file, strip))
  return named.includes(null) ? null : (named as readonly Packed[])
}

/** Tar compares names as they are written: what was packed as the contents of a folder begins with a dot. */
function memberOf(files: readonly Packed[], path: string): Packed | null {
  const isPlain = !/[*?[\]\\]/.test(path) && path === (cleanPath(`/${path}`) ?? '/').slice(1)
  if (!isPlain || path === '') return null
  const found = files.filter(({ name, source }) =>
    name === '' ? source === '/' : path === name || path.startsWith(`${name}/`),
  )
  const [file, more] = found
  if (!file || more) return null
  const below = file.name === '' ? path : path.slice(file.name.length + 1)
  return below === '' ? file : { source: joinPath(file.source, below), contents: false, name: path }
}

/** `--strip-components` takes folders off the names; of a folder itself the contents are left. */
function stripped(file: Packed, strip: number): Packed | null {
  if (strip === 0) return file
  const parts = file.name.split('/')
  if (file.contents || parts.length < strip) return null
  const name = parts.slice(strip).join('/')
  return { source: file.source, contents: name === '', name }
}
