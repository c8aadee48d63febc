import { relative } from 'node:path'
import { scan } from '../scan/scan.ts'
import type { ScanEvent, ScanOptions } from '../scan/types.ts'
import { loadConfig } from './config/load.ts'
import { rolesFor } from './config/roles.ts'
import { foldOptions } from './fold-options.ts'
import type { Outcome } from './fold-target.ts'
import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
import type { Options } from './options.ts'
import { threadPool } from './threads/pool.ts'
import { readShard } from './shard.ts'
import { findProjects } from './targets.ts'
import type { ProjectPaths } from './targets.ts'

/** All that was found below the paths of a command line. */
export interface Found {
  readonly outcomes: readonly Outcome[]
  /** How many scripts were looked at. */
  readonly searched: number
}

/**
 * Folds everything below the paths of a command line, each pipeline once.
 * @param signal stops between two folds: its reason is thrown then
 */
export async function findOutcomes(
  { paths, options }: Invocation,
  io: Io,
  signal?: AbortSignal,
  onEvent?: (event: ScanEvent) => void,
): Promise<Found> {
  const outcomes: Outcome[] = []
  let searched = 0
  for (const found of findProjects(io.cwd, paths, options.script)) {
    const { root, project, base } = found
    const config = await loadConfig(root, options.config, io.cwd)
    const given = foldOptions(found, options, io.cwd)
    const roles = (script: string) => ({ ...rolesFor(script, config), ...given })
    const scanned = scan({
      project,
      paths: found.paths,
      ...searchOptions(found, options, io.cwd),
      ...(config.include && options.include === undefined && { include: config.include }),
      exclude: [...(config.exclude ?? []), ...globs(found, options.exclude, io.cwd)],
      optionsFor: roles,
      ...(signal && { signal }),
      ...(io.bundle !== undefined && { helpers: threadPool(root, io.bundle, roles, options) }),
      onEvent(event) {
        if (event.type === 'found') searched += event.scripts
        onEvent?.(event)
      },
    })
    for await (const { scripts, named, result, unit } of scanned) {
      const [script, ...more] = scripts
      const target = { root, project, base, script, more, named, roles: roles(script) }
      outcomes.push({ target, result, unit: `${root} ${unit}` })
    }
  }
  return { outcomes, searched }
}

function searchOptions(found: ProjectPaths, options: Options, cwd: string): Partial<ScanOptions> {
  return {
    ...(options.include && { include: globs(found, options.include, cwd) }),
    ...(options.ignore === false && { ignored: true }),
    ...(options.shard !== undefined && { shard: readShard(options.shard) }),
  }
}

/** What is typed with a slash is meant from where it is typed. */
function globs({ root }: ProjectPaths, given: readonly string[] = [], cwd: string): readonly string[] {
  const folder = relative(root, cwd)
  const isBelow = folder !== '' && !folder.startsWith('..')
  return given.map((glob) => {
    const isAnchored = /\/(?!$)/.test(glob)
    return isAnchored && isBelow
      ? `${escapeGlob(folder)}/${glob.replace(/^\.?\//, '')}`
      : glob.replace(/^\.\//, '/')
  })
}

function escapeGlob(path: string): string {
  return path.replace(/[*?[\]\\]/g, '\\$&')
}
