import type { Artifact } from './artifact.ts'
import { folderOf, tagOf, words } from './builder.ts'
import type { ArgumentPlan, Plan, SecondPlan } from './plan.ts'

export const finalTag = 'acme/app:1'
export const secondTag = 'acme/second:1'

/** @param dockerfile the text of the final Dockerfile. */
export function buildScript(plan: Plan, artifacts: readonly Artifact[], dockerfile: string): string {
  const { script, final, builders } = plan
  const lines = ['#!/bin/sh', ...(script.errexit ? ['set -e'] : []), 'APP=acme/app', 'VERSION=1.2', '']
  if (script.brings.endsWith('before')) lines.push(bring(plan))
  for (const index of builders.keys()) lines.push(...buildLines(plan, index))
  for (const index of builders.keys()) {
    const mine = artifacts.filter(({ builder }) => builder === index)
    if (mine.length > 0) lines.push(...takeAll(plan, index, mine))
  }
  const folder = final.context === 'root' ? '' : 'run/'
  const build = `docker build${given(final.argument, 'f')} -t ${script.tags === 'variable' ? '$APP:1' : finalTag} ${folder || '.'}`
  if (script.brings.endsWith('between')) lines.push(bring(plan))
  const own = isNamedOtherwise(plan) ? bringDockerfile(plan, 'Dockerfile.run', dockerfile) : null
  lines.push('', ...(own?.before ?? []))
  lines.push(...(plan.second ? withSecond(build, plan.second, folder) : [build]), ...(own?.after ?? []))
  for (const { path, index, isFolder } of artifacts.filter(({ afterwards }) => afterwards === 'copied'))
    lines.push(`cp ${isFolder ? '-r ' : ''}${folder}${path} kept${index}`)
  for (const [index, { afterwards }] of builders.entries()) {
    const tag = tagOf(plan, index).script
    if (afterwards === 'push') lines.push(`docker push ${tag}`)
    if (afterwards === 'tag') lines.push(`docker tag ${tag} acme/kept:${index}`)
    if (afterwards === 'rmi') lines.push(`docker rmi ${tag}`)
  }
  if (script.cleanup) {
    const left = [
      ...new Set(
        artifacts
          .filter(({ landing }) => !['merged', 'repository folder', 'stale'].includes(landing))
          .map(({ path }) => folder + path),
      ),
    ]
    if (left.length > 0) lines.push(`rm -rf ${left.join(' ')}`)
  }
  return lines.join('\n') + '\n'
}

function withSecond(first: string, { file, built, argument }: SecondPlan, folder: string): string[] {
  const option = file === 'own' ? ` -f ${folder}Dockerfile.second` : ''
  const second = `docker build${given(argument, 's')} -t ${secondTag}${option} ${folder || '.'}`
  return built === 'last' ? [first, second] : [second, first]
}

/** The final Dockerfile is no file of its name in the repository. */
export function isNamedOtherwise({ final, script }: Plan): boolean {
  return script.dockerfiles !== 'named' && final.context === 'root'
}

function bring({ final, script }: Plan): string {
  const folder = final.context === 'root' ? '' : 'run/'
  return script.brings.startsWith('stamp') ? `echo 1.2 > ${folder}conf/stamp` : `cp -r src ${folder}lib/`
}

/** The commands by which a file is named Dockerfile for one build. */
function bringDockerfile({ script }: Plan, file: string, text: string | null) {
  switch (script.dockerfiles) {
    case 'named':
      return { before: [], after: [] }
    case 'moved':
      return { before: [`mv ${file} Dockerfile`], after: [`mv Dockerfile ${file}`] }
    case 'linked':
      return { before: [`ln -s ${file} Dockerfile`], after: ['rm Dockerfile'] }
    case 'echoed':
    case 'copied': {
      const isPlain = script.dockerfiles === 'echoed' && text !== null && !/['\\]/.test(text)
      return {
        before: isPlain ? echoed(text) : [`cp ${file} Dockerfile`],
        after: ['rm -f Dockerfile'],
      }
    }
  }
}

function echoed(text: string): string[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line, at) => `echo '${line}' ${at === 0 ? '>' : '>>'} Dockerfile`)
}

function buildLines(plan: Plan, index: number): string[] {
  const builder = plan.builders[index]!
  const folder = folderOf(builder, index)
  const flags = builder.flags === '--target' ? ' --target compile' : builder.flags && ` ${builder.flags}`
  const own = `Dockerfile.${words[index]}`
  const isNamed = folder !== '' || plan.script.dockerfiles === 'named'
  const { before, after } = isNamed ? { before: [], after: [] } : bringDockerfile(plan, own, null)
  const file = folder || before.length > 0 ? '' : ` -f ${own}`
  const line = `docker build${flags}${given(builder.argument, 'b')} -t ${tagOf(plan, index).script}${file} ${folder || '.'}`
  return [...before, line, ...after]
}

function given({ given: how }: ArgumentPlan, side: string): string {
  if (how === '') return ''
  return how === 'literal' ? ` --build-arg V=${side}given` : ' --build-arg V="$VERSION"'
}

function takeAll(plan: Plan, index: number, artifacts: readonly Artifact[]): string[] {
  const builder = plan.builders[index]!
  const tag = tagOf(plan, index).script
  const runs = builder.runs !== 'at build'
  const named = plan.script.containers === 'name' || runs
  const container = named ? `extract-${words[index]}` : `$C${index}`
  const cp = artifacts.filter(({ taken }) => taken !== 'redirect' && taken !== 'mount')
  const lines = ['']
  if (cp.length > 0 || runs) {
    lines.push(
      named
        ? `docker ${runs ? 'run' : 'create'} --name ${container} ${tag}`
        : `C${index}=$(docker create ${tag})`,
    )
  }
  for (const artifact of artifacts)
    lines.push(...take(plan, artifact, container, tag), ...hostSteps(plan, artifact))
  if (cp.length > 0 || runs) lines.push(`docker rm ${container}`)
  return lines
}

function take({ final }: Plan, artifact: Artifact, container: string, tag: string): string[] {
  const { landing, taken, source, name, landed, type, isFolder } = artifact
  const folder = final.context === 'root' ? '' : 'run/'
  const makes = landing === 'made folder' ? [`mkdir -p ${folder}dist`] : []
  if (taken === 'redirect') return [...makes, `docker run --rm ${tag} cat ${source} > ${folder}${landed}`]
  if (taken === 'mount') {
    const recursive = isFolder && artifact.type === 'folder' ? ' -r' : ''
    return [
      ...makes,
      `docker run --rm -v "$PWD/${folder}":/mnt ${tag} cp${recursive} ${source} /mnt/${landed}`,
    ]
  }
  if (taken === 'stream')
    return [
      ...makes,
      `docker cp ${container}:${source} - | tar -x -C ${folder}${landing === 'made folder' ? 'dist' : '.'}`,
    ]
  const option = type === 'link' ? ' -L' : ''
  const cp = (from: string, to: string): string => `docker cp${option} ${container}:${from} ${to}`
  switch (landing) {
    case 'same':
    case 'rename':
      return [cp(source, folder + landed)]
    case 'into .':
      return [cp(source, folder || '.')]
    case 'made folder':
      return [...makes, cp(source, `${folder}dist/`)]
    case 'repository folder':
      return [cp(source, `${folder}lib`)]
    case 'stale':
      return [...(isFolder ? [`rm -rf ${folder}${name}`] : []), cp(source, folder + name)]
    case 'contents':
      return [`mkdir -p ${folder}${landed}`, cp(`${source}/.`, `${folder}${landed}`)]
    case 'merged':
      return [cp(`${source}/.`, `${folder}conf`)]
  }
}

function hostSteps({ final }: Plan, { host, landed, path, isFolder }: Artifact): string[] {
  const folder = final.context === 'root' ? '' : 'run/'
  switch (host) {
    case 'nothing':
      return []
    case 'chmod':
      return [`chmod ${isFolder ? '-R go-w' : '755'} ${folder}${landed}`]
    case 'mv':
      return [`mv ${folder}${landed} ${folder}${path}`]
    case 'cp':
      return [`cp ${isFolder ? '-r ' : ''}${folder}${landed} ${folder}${path}`]
    case 'rm part':
      return [`rm -rf ${folder}${landed}/sub`]
    case 'untar':
      return [`tar -x -f ${folder}${landed} -C ${folder || '.'}`]
    case 'edit':
      return [`echo edited >> ${folder}${landed}`]
    case 'stamp':
      return [`echo stamped > ${folder}${landed}/stamp`, `touch ${folder}${landed}`]
    case 'join':
      return [`cat ${folder}${landed} ${folder}${landed} > ${folder}${path}`]
    case 'sort':
      return [`sort ${folder}${landed} > sorted && mv sorted ${folder}${landed}`]
  }
}
