import type { Artifact } from './artifact.ts'
import { argumentLines, tagOf } from './builder.ts'
import type { FinalPlan, Plan, SecondPlan } from './plan.ts'

export function finalDockerfile(plan: Plan, artifacts: readonly Artifact[]): string {
  const { final } = plan
  const lines = final.base === 'global ARG' ? ['ARG TAG=2'] : []
  const base = baseOf(plan)
  if (final.stages !== 'one') lines.push('FROM mdl-base:1 AS prep', 'RUN echo prepared > /prepared')
  lines.push(`FROM ${base}`)
  if (final.base === 'a builder') lines.push('USER root')
  if (final.stages !== 'one')
    lines.push(`COPY --from=${final.stages === 'two' ? 'prep' : '0'} /prepared /prepared`)
  lines.push(...argumentLines(final.argument, 'f'))
  if (final.argument.declared !== 'no') lines.push('LABEL version=$V')
  if (final.whole) lines.push('COPY . /srv')
  if (final.user) lines.push('USER 1000')
  lines.push(...artifacts.flatMap((artifact) => useLines(artifact, final)))
  const several = artifacts.filter(({ use }) => use === 'several').map(({ path }) => path)
  if (several.length > 0) lines.push(`COPY ${several.join(' ')} /app/several/`)
  if (final.fromBuilder) lines.push(`COPY --from=${tagOf(plan, 0).plain} /etc/group /app/group`)
  if (base !== 'scratch') lines.push('USER root', `RUN echo "V=$V W=$W MODE=$MODE" > /seen`)
  lines.push('CMD ["/app/run"]')
  return lines.join('\n') + '\n'
}

/** The second image's, which takes extracted files by their names alone. */
export function secondDockerfile(
  { base, stages, takes, argument }: SecondPlan,
  artifacts: readonly Artifact[],
): string {
  const lines = base === 'global ARG' ? ['ARG TAG=2'] : []
  if (stages !== 'one') lines.push('FROM mdl-base:1 AS prep', 'RUN echo second > /prepared')
  lines.push(`FROM ${base === 'image' ? 'mdl-base:1' : base === 'scratch' ? 'scratch' : 'mdl-base:${TAG}'}`)
  if (stages !== 'one') lines.push(`COPY --from=${stages === 'two' ? 'prep' : '0'} /prepared /prepared`)
  lines.push(...argumentLines(argument, 'f'))
  for (const { path, index } of takes === 'all' ? artifacts : artifacts.slice(0, 1))
    lines.push(`COPY ${path} /second/a${index}`)
  if (base !== 'scratch') lines.push('USER root', `RUN echo "V=$V W=$W MODE=$MODE" > /seen`)
  return lines.join('\n') + '\n'
}

function baseOf(plan: Plan): string {
  switch (plan.final.base) {
    case 'image':
      return 'mdl-base:1'
    case 'scratch':
      return 'scratch'
    case 'named like a builder':
      return 'web'
    case 'a builder':
      return tagOf(plan, plan.builders.length - 1).plain
    case 'global ARG':
      return 'mdl-base:${TAG}'
  }
}

function useLines({ path, use, index, isFolder, landed }: Artifact, { base, ignore }: FinalPlan): string[] {
  const to = `/app/a${index}`
  const owner = base === 'scratch' || base === 'a builder' ? '7:8' : 'app:web'
  switch (use) {
    case 'name':
      return [`COPY ${path} ${to}`]
    case 'folder':
      return [`COPY ${path}${isFolder ? '/' : ''} ${to}/`]
    case 'json':
      return [`COPY ["${path}", "${to}"]`]
    case 'add':
      return [`ADD ${path} ${to}/`]
    case 'chown':
      return [`COPY --chown=${owner} ${path} ${to}`]
    case 'part':
      return [`COPY ${path}/sub/b.txt ${to}`]
    case 'wildcard':
      return [isFolder ? `COPY ${path}/*.txt ${to}/` : `COPY ${path.slice(0, -1)}? ${to}/`]
    case 'variable':
      return [`ARG P${index}=${path}`, `COPY $P${index} ${to}`]
    case 'workdir':
      return [`WORKDIR /srv/w${index}`, `COPY ${path} ./`]
    case 'mixed':
      return [`COPY ${path} ${ignore === 'allow-list' ? '' : 'lib/keep.txt '}${to}/`]
    case 'parent':
      return [`COPY ${landed.split('/')[0]} ${to}`]
    case 'several':
    case 'unused':
      return []
  }
}
