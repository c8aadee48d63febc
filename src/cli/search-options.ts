import { relative } from 'node:path'
import type { ScanOptions } from '../scan/types.ts'
import type { Config } from './config/config.ts'
import type { Options } from './options.ts'
import { readShard } from './shard.ts'
import type { ProjectPaths } from './targets.ts'

/** What of a project is searched. The command line's `--include` outranks the config's; what either excludes is out. */
export function searchOptions(
  found: ProjectPaths,
  config: Config,
  options: Options,
  cwd: string,
): Partial<ScanOptions> {
  const outer = outermost(found)
  const at = relative(outer.root, found.root)
  const typed = (globs: readonly string[] = []) => anchored(globs, relative(outer.root, cwd))
  const include = options.include ? typed(options.include) : anchored(config.include ?? [], at)
  return {
    at,
    include,
    exclude: [...anchored(config.exclude ?? [], at), ...typed(options.exclude)],
    unrelated: [...anchored(config.unrelated ?? [], at), ...typed(options.unrelated)],
    ...(options.ignore === false && { ignored: true }),
    ...(options.shard !== undefined && { shard: readShard(options.shard) }),
  }
}

function outermost(found: ProjectPaths): ProjectPaths {
  return found.around === null ? found : outermost(found.around)
}

/** A glob with a slash is meant from the folder in which it is written; one without it is a name anywhere. */
export function anchored(globs: readonly string[], folder: string): readonly string[] {
  const prefix = folder.startsWith('..') ? '' : folder.replace(/[*?[\]\\]/g, '\\$&')
  return globs.map((glob) => (/\/(?!$)/.test(glob) ? `${prefix}/${glob.replace(/^(?:\.?\/)?/, '')}` : glob))
}
