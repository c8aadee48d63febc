import type { Artifact } from '../../pipeline/types.ts'
import { baseName, joinPath } from '../../source/path.ts'
import { parentExists, type HostTree } from '../host.ts'

type Landing = Pick<Artifact, 'path' | 'type' | 'placement'>

/**
 * Where `docker cp` puts what it copies: by what exists at the destination at that moment (equivalence.md §3).
 *
 * @param slash the destination is written as a directory (`dist/`, `.`)
 * @returns null when docker cp fails.
 */
export function place(
  host: HostTree,
  source: { readonly path: string; readonly contents: boolean; readonly slash: boolean },
  destination: string,
  slash: boolean,
): Landing | null {
  const type = source.contents ? 'directory' : 'unknown'
  switch (host.kind(destination)) {
    case 'directory':
      if (source.contents) return { path: destination, type, placement: 'merge' }
      return { path: joinPath(destination, baseName(source.path)), type, placement: 'inside' }
    case 'file':
      return source.contents ? null : { path: destination, type: 'file', placement: 'replace' }
    case 'missing':
      if (!parentExists(host, destination)) return null
      // A file cannot be given a missing directory, so what was copied there is a directory.
      return { path: destination, type: slash ? 'directory' : type, placement: 'rename' }
    case 'unknown':
      return inUnknown(source, destination, slash, type)
  }
}

/** Nobody has seen the destination: what is written tells what the author took it for. */
function inUnknown(
  source: { readonly path: string; readonly contents: boolean },
  destination: string,
  slash: boolean,
  type: Artifact['type'],
): Landing {
  if (source.contents) return { path: destination, type, placement: 'merge' }
  return slash
    ? { path: joinPath(destination, baseName(source.path)), type, placement: 'inside' }
    : { path: destination, type, placement: 'rename' }
}
