import { builderRole } from './builder-role.ts'
import type { Roles } from './fold-target.ts'
import type { Options } from './options.ts'
import { fileOption } from './targets.ts'
import type { ProjectPaths } from './targets.ts'

/** What the options of a command line say of the fold; files are those of the project. */
export function foldOptions(
  found: Pick<ProjectPaths, 'root' | 'base'>,
  options: Options,
  cwd: string,
): Roles {
  const file = (name: string) => fileOption(cwd, found, name)
  return {
    ...(options.target && { targets: options.target }),
    ...(options.builder && { builders: options.builder.map((text) => builderRole(text, file)) }),
    ...(options.dockerfile !== undefined && { dockerfile: file(options.dockerfile) }),
    ...(options.context !== undefined && { context: file(options.context) }),
    ...(options['stage-name'] !== undefined && { stageName: options['stage-name'] }),
    ...(options.output !== undefined && { output: file(options.output) }),
    ...(options.keep !== undefined && { keep: options.keep }),
    ...(options.strict !== undefined && { strict: options.strict }),
    ...(options['named-contexts'] !== undefined && { namedContexts: options['named-contexts'] }),
    ...(options['move-host-steps'] !== undefined && { moveHostSteps: options['move-host-steps'] }),
    ...(options['cache-mounts'] !== undefined && { cacheMounts: options['cache-mounts'] }),
  }
}
