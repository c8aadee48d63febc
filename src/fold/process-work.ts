import type { Journal } from '../diagnostics/journal.ts'
import type { Instruction } from '../dockerfile/types.ts'
import type { Artifact, ContainerStart, Extraction, Mount, Process } from '../pipeline/types.ts'
import { known, show, type Value } from '../shell/value.ts'
import { directoryOf, isWithin } from '../source/path.ts'
import { isCache } from './caches.ts'
import { stageChain } from './chain.ts'
import { readPaths } from './volumes.ts'
import type { Builder, Plan } from './plan.ts'

/**
 * What a container did when it ran, as instructions at the end of its image's stage (E110): exec form for words, the
 * Dockerfile's own text for the shell.
 */
export function processLines(
  process: Process,
  flags: string,
  builder: Builder,
  plan: Plan,
): readonly string[] {
  const command = process.command!
  const given = new Set(process.env.map(({ name }) => name))
  const hidden = hiddenArguments(builder, plan).filter((name) => !given.has(name))
  const unset = hidden.flatMap((name) => ['-u', name])
  const run =
    command.form === 'shell'
      ? `RUN ${flags}${hidden.length > 0 ? `unset ${hidden.join(' ')}; ` : ''}${command.text}`
      : `RUN ${flags}${JSON.stringify(hidden.length > 0 ? ['env', ...unset, ...command.words] : command.words).replaceAll('","', '", "')}`
  return [
    // What the caller's environment says has refused already.
    ...process.env.flatMap(({ name, value }) => {
      const text = value && known(value)
      return text === null ? [] : [`ENV ${name}=${quoted(text)}`]
    }),
    ...(process.workdir ? [`WORKDIR ${known(process.workdir)}`] : []),
    ...(process.user && known(process.user) !== null ? [`USER ${known(process.user)}`] : []),
    run,
  ]
}

/** A build argument is in the environment of a RUN, and not in that of a container. */
function hiddenArguments(builder: Builder, plan: Plan): string[] {
  const { instructions } = stageChain(builder.target, builder, plan)
  const names = (keyword: string): string[] =>
    instructions
      .filter((one) => one.keyword === keyword)
      .flatMap((one) => one.words.map(({ text }) => /^\w+/.exec(text)?.[0] ?? ''))
  const kept = new Set(names('ENV'))
  return [...new Set(names('ARG'))].filter((name) => name !== '' && !kept.has(name))
}

function quoted(text: string): string {
  return /^[\w./:@%+,-]+$/.test(text) ? text : `"${text.replace(/["\\$]/g, '\\$&')}"`
}

/** Why no RUN can do what the container did; told to the journal. */
export function refuseProcess(
  start: ContainerStart,
  step: Extraction,
  waited: boolean,
  journal: Journal,
): void {
  const { process, mounts } = start
  const { source } = step.artifact
  const lies = (mount: Mount): boolean => isWithin(source, mount.target)
  // docker cp brings the host's own file out of a mount, a process the one that it made.
  const isMade = process !== null && step.via !== null
  if (
    !step.artifact.hostFile &&
    mounts.some((mount) => lies(mount) && !(isMade && mount.kind === 'project'))
  ) {
    journal.add('SF221', start.span)
  }
  if (process === null) return
  const unclear = [
    ...process.rights,
    ...process.env
      .filter(({ value }) => value === null || known(value) === null)
      .map(({ name }) => `-e ${name}`),
    ...(process.user && known(process.user) === null && !isOwnUser(process.user) ? ['--user'] : []),
    ...(process.workdir && known(process.workdir) === null ? ['--workdir'] : []),
    ...mounts.filter((mount) => mount.kind === 'outside' && !isCache(mount)).map(({ path }) => `-v ${path}`),
  ]
  if (process.command === null) journal.add('SF205', start.span, { problem: 'nobody can tell what it runs' })
  else if (process.detached && !waited) journal.add('SF223', start.span, { path: source })
  else if (unclear.length > 0) journal.add('SF224', start.span, { options: unclear.join(', ') })
}

/** `-u $(id -u):$(id -g)`: the user of the host, so that the files there are theirs. An image has no such files. */
function isOwnUser(user: Value): boolean {
  return /\bid -[ug]|\$\{?U?ID\b|\$\{?USER\b|getent/.test(show(user))
}

/** What is left out of the RUN is said. */
export function noteMounts(
  { span, mounts, process }: ContainerStart,
  caches: readonly Mount[],
  kept: readonly Mount[],
  journal: Journal,
): void {
  const { user } = process!
  if (user && known(user) === null) journal.add('SF418', span, { user: show(user) })
  for (const { path } of kept) journal.add('SF435', span, { mount: path })
  for (const mount of mounts) {
    const { kind, path, target } = mount
    const isRefused = kind === 'outside' && !isCache(mount)
    if ((kind !== 'project' || caches.includes(mount)) && !isRefused && !kept.includes(mount))
      journal.add('SF509', span, { mount: path === '' ? target : `${path}:${target}` })
  }
}

/**
 * VOLUMEs over the output: docker keeps what the process writes there out of the image, and a RUN after one loses it
 * on the classic builder (E111).
 */
export function volumesOver(
  artifacts: readonly Artifact[],
  builder: Builder,
  plan: Plan,
): readonly Instruction[] {
  return stageChain(builder.target, builder, plan).instructions.filter(
    (one) =>
      one.keyword === 'VOLUME' &&
      readPaths(one).some((volume) =>
        artifacts.flatMap(madePaths).some((path) => isWithin(path, volume) || isWithin(volume, path)),
      ),
  )
}

/** Where the process made what an artifact came from. */
function madePaths({ source, work }: Artifact): readonly string[] {
  const origins = work.flatMap((one) => {
    if (one.kind === 'unpack') return [one.archive]
    if (one.kind === 'command') return [...one.uses, ...one.inputs.flatMap(madePaths)]
    return one.kind === 'gather' ? [directoryOf(one.pattern)] : []
  })
  return [source, ...origins]
}
