import type { Artifact } from './artifact.ts'
import type { ArgumentPlan, BuilderPlan, Plan } from './plan.ts'

export const words = ['web', 'api', 'tools'] as const

/** The tag as the script writes it, and as Dockerfiles may name it. */
export function tagOf(plan: Plan, index: number): { script: string; plain: string } {
  const word = words[index]!
  if (plan.script.tags === 'builder') return { script: `${word}-builder`, plain: `${word}-builder` }
  const plain = `acme/app:${word}`
  return { script: plan.script.tags === 'variable' ? `"$APP:${word}"` : plain, plain }
}

export function folderOf({ context }: BuilderPlan, index: number): string {
  return context === 'root' ? '' : `${words[index]}/`
}

export function builderDockerfile(plan: Plan, index: number, artifacts: readonly Artifact[]): string {
  const builder = plan.builders[index]!
  const chained = builder.base === 'earlier builder' && index > 0
  const base = chained
    ? tagOf(plan, index - 1).plain
    : builder.base === 'global ARG'
      ? 'mdl-base:$TAG'
      : 'mdl-base:1'
  const lines = builder.base === 'global ARG' ? ['ARG TAG=1'] : []
  if (builder.stages === 'one') lines.push(`FROM ${base}`)
  else {
    const first = builder.stages === 'named like the final one' ? 'prep' : 'deps'
    lines.push(
      `FROM mdl-base:1 AS ${first}`,
      'RUN echo deps > /deps',
      `FROM ${base}${builder.flags === '--target' ? ' AS compile' : ''}`,
    )
    lines.push(`COPY --from=${builder.stages === 'two by number' ? '0' : first} /deps /deps`)
  }
  if (builder.stages === 'one' && builder.flags === '--target') lines[lines.length - 1] += ' AS compile'
  lines.push(
    'USER root',
    'RUN mkdir -p /out && chmod 777 /out',
    ...configuration(builder),
    ...argumentLines(builder.argument, 'b'),
  )
  if (builder.copies === 'whole folder') lines.push('WORKDIR /src', 'COPY . .')
  if (builder.copies === 'named') lines.push('COPY src/main.c /src/src/', 'COPY conf /src/conf')
  if (builder.copies === 'wildcard') lines.push('COPY src/*.c /src/src/')
  if (builder.user) lines.push(`USER ${builder.user}`)
  const commands = artifacts.flatMap((artifact) => production(artifact, builder))
  if (builder.runs === 'at build') lines.push(...commands.map((command) => `RUN ${command}`))
  if (builder.runs === 'at run, into a volume') lines.push('VOLUME /out')
  if (builder.runs !== 'at build')
    lines.push(`CMD ["sh", "-c", ${JSON.stringify(['true', ...commands].join(' && '))}]`)
  if (builder.flags === '--target') lines.push('FROM mdl-base:1', 'RUN echo never > /never')
  return lines.join('\n') + '\n'
}

function configuration({ config }: BuilderPlan): string[] {
  return config ? ['ENV MODE=build', 'LABEL role=build', 'EXPOSE 9000', 'STOPSIGNAL 9', 'WORKDIR /work'] : []
}

export function argumentLines({ declared, env }: ArgumentPlan, side: 'b' | 'f'): string[] {
  const lines = declared === 'default' ? [`ARG V=${side}default`] : declared === 'bare' ? ['ARG V'] : []
  return env ? [...lines, `ENV W=${side}env`] : lines
}

/** The shell commands that make one artifact. */
function production(
  { type, source, name, index, mode, owner, capability }: Artifact,
  builder: BuilderPlan,
): string[] {
  const text = builder.copies === 'nothing' ? `echo "${name} V=$V W=$W"` : 'cat /src/src/main.c'
  const fill = `mkdir -p ${source}/sub && ${text} > ${source}/a.txt && echo b > ${source}/sub/b.txt && echo c > ${source}/c.js`
  const rights = [
    ...(owner ? [`chown -R ${owner} ${source}`] : []),
    ...(mode ? [`chmod ${mode} ${source}`] : []),
  ]
  if (type === 'folder') {
    const linked = index % 2 === 0 ? [] : [`ln -s a.txt ${source}/link`]
    return [[fill, ...linked, ...rights].join(' && ')]
  }
  if (type === 'archive')
    return [
      `mkdir -p /out/p${index} && echo p > /out/p${index}/p.txt && tar -c -f ${source} -C /out p${index}`,
    ]
  const lent = capability ? [`setcap cap_net_raw+ep ${source}`] : []
  if (type === 'file') return [[`${text} > ${source}`, ...rights, ...lent].join(' && ')]
  return [[`${text} > /out/target${index}`, `ln -s target${index} ${source}`, ...rights].join(' && ')]
}
