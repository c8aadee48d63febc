import { scanTogether } from '../scan/scan-together.ts'
import type { ScanEvent, ScanOptions } from '../scan/types.ts'
import { loadConfig } from './config/load.ts'
import { rolesBy } from './config/roles.ts'
import { foldOptions } from './fold-options.ts'
import type { Outcome } from './fold-target.ts'
import type { Invocation } from './invocation.ts'
import type { Io } from './io.ts'
import { keepHeapLean } from './lean-heap.ts'
import { threadPool } from './threads/pool.ts'
import { searchOptions } from './search-options.ts'
import type { OptionName } from './options.ts'
import { findProjects, projectWithin } from './targets.ts'

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
  { command, paths, options }: Invocation,
  io: Io,
  signal?: AbortSignal,
  onEvent?: (event: ScanEvent) => void,
): Promise<Found> {
  const outcomes: Outcome[] = []
  let searched = 0
  const steps = command !== 'fold' || stepReaders.some((name) => options[name] !== undefined)
  const projects = [...findProjects(io.cwd, paths, options.script)]
  for (const found of projects) {
    const { root, project, base } = found
    const config = await loadConfig(root, options.config, io.cwd)
    const given = foldOptions(found, options, io.cwd)
    const configured = rolesBy(config)
    const roles = (script: string) => ({ ...configured(script), ...given })
    const { bundle } = io
    const helpers = bundle === undefined ? null : threadPool({ root, steps, bundle, rolesOf: roles }, options)
    const scanOptions: ScanOptions = {
      project,
      paths: found.paths,
      ...searchOptions(found, config, options, io.cwd),
      optionsFor: roles,
      steps,
      ...(signal && { signal }),
      onEvent(event) {
        if (event.type === 'found') {
          searched += event.scripts
          keepHeapLean(searched)
        }
        if (event.type === 'repository') projects.push(projectWithin(found, event.path))
        onEvent?.(event)
      },
    }
    for await (const { scripts, named, result, unit } of scanTogether(scanOptions, helpers)) {
      const [script, ...more] = scripts
      const target = { root, project, base, script, more, named, roles: roles(script) }
      outcomes.push({ target, result, unit: `${root} ${unit}` })
    }
  }
  return { outcomes, searched }
}

/** With these options somebody asks what the scripts do. */
const stepReaders: readonly OptionName[] = ['format', 'stdout', 'interactive', 'verify']
