import { runText } from '../dockerfile/run.ts'
import type { Artifact, FileWork } from '../pipeline/types.ts'
import { directoryOf, joinPath } from '../source/path.ts'
import { compression } from './archives.ts'
import { stageChain } from './chain.ts'
import { shellWord } from './extra-stages.ts'
import type { Builder, Plan } from './plan.ts'

/** What was done to an artifact on the host, as commands that do it to the stage's files. */
export function workCommands(artifact: Artifact, builder: Builder, plan: Plan): readonly string[] {
  return artifact.work.flatMap((work) => command(work, artifact, builder, plan))
}

function command(work: FileWork, artifact: Artifact, builder: Builder, plan: Plan): string[] {
  const path = (below: string): string => patternWord(joinPath(artifact.source, below))
  switch (work.kind) {
    case 'mode':
      return [`chmod ${work.recursive ? '-R ' : ''}${work.mode} ${path(work.path)}`]
    case 'remove':
      return [`rm -rf ${path(work.path)}`]
    case 'unpack': {
      const letter = work.compression || compression(work.archive)
      const strip = work.strip === 0 ? '' : ` --strip-components=${work.strip}`
      const [archive, folder] = [shellWord(work.archive), shellWord(work.folder)]
      return [`mkdir -p ${folder} && tar -x${letter}f ${archive} -C ${folder}${strip}`]
    }
    case 'gather': {
      const folder = work.to.endsWith('/') ? work.to : `${directoryOf(work.to)}/`
      const options = work.options === '' ? '' : `${work.options} `
      return [
        `mkdir -p ${shellWord(folder)} && cp ${options}${patternWord(work.pattern)} ${shellWord(work.to)}`,
      ]
    }
    case 'owner':
      return []
    case 'copy':
      return hasOddModes(builder, plan) ? [`chmod -R go-w,ug-s ${path('')}`] : []
  }
}

/** Under the usual umask files are made without the bits that `cp` takes away, unless something gives them. */
function hasOddModes(builder: Builder, plan: Plan): boolean {
  return stageChain(builder.target, builder, plan).instructions.some(
    (one) =>
      (one.keyword === 'RUN' &&
        /\b(chmod|umask|install|tar|unzip|cpio|rsync)\b|\bmkdir\b.*-m/.test(runText(one))) ||
      (one.keyword === 'ADD' && /\.(tar|tgz|tbz2?|txz)\b/.test(one.argument)) ||
      one.flags.some((flag) => flag.name === 'chmod'),
  )
}

/** A path as a word of a RUN, with the pattern characters that the script's own word had. */
function patternWord(path: string): string {
  return path
    .split(/([*?[\]])/)
    .map((part) => (/^[*?[\]]$/.test(part) || part === '' ? part : shellWord(part)))
    .join('')
}
