import type { Journal } from '../diagnostics/journal.ts'
import type { Instruction } from '../dockerfile/types.ts'
import type { Artifact, ContainerStart, Process } from '../pipeline/types.ts'
import { known } from '../shell/value.ts'
import { isWithin } from '../source/path.ts'
import { stageChain } from './chain.ts'
import { readPaths } from './volumes.ts'
import type { Builder, Plan } from './plan.ts'

/**
 * What a container did when it ran, as instructions at the end of its image's stage (E110): exec form for words, the
 * Dockerfile's own text for the shell.
 */
export function processLines(process: Process, builder: Builder, plan: Plan): readonly string[] {
  const command = process.command!
  const hidden = hiddenArguments(builder, plan)
  const unset = hidden.flatMap((name) => ['-u', name])
  const run =
    command.form === 'shell'
      ? `RUN ${hidden.length > 0 ? `unset ${hidden.join(' ')}; ` : ''}${command.text}`
      : `RUN ${JSON.stringify(hidden.length > 0 ? ['env', ...unset, ...command.words] : command.words).replaceAll('","', '", "')}`
  return [
    ...process.env.map(({ name, value }) => `ENV ${name}=${quoted(known(value!)!)}`),
    ...(process.workdir ? [`WORKDIR ${known(process.workdir)}`] : []),
    ...(process.user ? [`USER ${known(process.user)}`] : []),
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
  artifact: Artifact,
  waited: boolean,
  journal: Journal,
): void {
  const { process } = start
  if (start.mounts) journal.add('SF221', start.span)
  if (process === null) return
  const unclear = [
    ...process.rights,
    ...process.env
      .filter(({ value }) => value === null || known(value) === null)
      .map(({ name }) => `-e ${name}`),
    ...(process.user && known(process.user) === null ? ['--user'] : []),
    ...(process.workdir && known(process.workdir) === null ? ['--workdir'] : []),
  ]
  if (process.command === null) journal.add('SF205', start.span)
  else if (process.detached && !waited) journal.add('SF223', start.span, { path: artifact.source })
  else if (unclear.length > 0) journal.add('SF224', start.span, { options: unclear.join(', ') })
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
        artifacts.some(({ source }) => isWithin(source, volume) || isWithin(volume, source)),
      ),
  )
}
