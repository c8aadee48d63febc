import { UsageError } from './errors.ts'
import { displayPath, type Outcome } from './fold-target.ts'
import type { Options } from './options.ts'
import { fileOption } from './targets.ts'

/**
 * The merged Dockerfile that `--stdout` prints: `docker build -` reads one. Of several, `--dockerfile` names one, by
 * its own path or by that of a final Dockerfile that went into it.
 * @throws UsageError when it may be any of several
 */
export function printedDockerfile({ target, result }: Outcome, { dockerfile }: Options, cwd: string): string {
  const { dockerfiles } = result
  const wanted = dockerfile === undefined ? null : fileOption(cwd, target, dockerfile)
  const found = dockerfiles.filter((path) => wanted === null || isFor(path, wanted, result))
  if (dockerfiles.length === 1 || found.length === 1) return (found[0] ?? dockerfiles[0])!
  const shown = dockerfiles.map((path) => displayPath(target, path, cwd)).join(', ')
  throw new UsageError(
    `The \`--stdout\` option cannot be used with ${dockerfiles.length} merged Dockerfiles (${shown}): name one of them with \`--dockerfile\`.`,
  )
}

function isFor(path: string, wanted: string, { images, pipeline }: Outcome['result']): boolean {
  if (path === wanted) return true
  return images.some(({ step, role, dockerfile }) => {
    const build = pipeline?.steps[step]
    return role === 'final' && dockerfile === path && build?.kind === 'build' && build.dockerfile === wanted
  })
}
