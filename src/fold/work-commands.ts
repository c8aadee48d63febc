import { runText } from '../dockerfile/run.ts'
import type { Artifact, CommandWord, FileWork, ImageTool } from '../pipeline/types.ts'
import type { World } from '../script/world.ts'
import { directoryOf, joinPath } from '../source/path.ts'
import { compression } from './archives.ts'
import { stageChain } from './chain.ts'
import { shellWord } from './extra-stages.ts'
import type { Builder, Plan } from './plan.ts'
import { timedWork } from './work-times.ts'

/** What was done to files on the host, as a command that does it to the stage's. */
export interface WorkCommand {
  readonly text: string
  /** The same for artifacts that share what was done. */
  readonly key: string
  /** The step of the script that did it. */
  readonly at: number
  /** Paths of the stage that it reads or writes, and of these what it changes or makes. */
  readonly uses: readonly string[]
  readonly changes: readonly string[]
  /** The script's own words, but for the paths. */
  readonly isRepeated: boolean
  /** The program that the stage's image has to bring; null for what every image has. */
  readonly tool: ImageTool | null
}

/** All that was done to an artifact, and to what it was made of, in the order of the script. */
export function workCommands(
  artifact: Artifact,
  builder: Builder,
  plan: Plan,
  world: World,
): readonly WorkCommand[] {
  const found: WorkCommand[] = []
  const add = (one: WorkCommand): void => {
    if (!found.some(({ key }) => key === one.key)) found.push(one)
  }
  for (const { work, at } of timedWork(artifact, world)) {
    if (work.kind === 'command') {
      for (const input of work.inputs) workCommands(input, builder, plan, world).forEach(add)
      const text = (work.folder === null ? '' : `mkdir -p ${shellWord(work.folder)} && `) + line(work.words)
      const { step, uses, changes, tool } = work
      add({ text, key: `${step} ${text}`, at: step, uses, changes, tool, isRepeated: true })
      continue
    }
    const text = command(work, artifact, builder, plan)
    if (text === null) continue
    const paths = pathsOf(work, artifact)
    const earlier = found.filter((one) => one.text === text).length
    add({ text, key: `${text} ${earlier}`, at, ...paths, tool: null, isRepeated: false })
  }
  return found.toSorted((a, b) => a.at - b.at)
}

function command(
  work: Exclude<FileWork, { kind: 'command' }>,
  artifact: Artifact,
  builder: Builder,
  plan: Plan,
): string | null {
  const path = (below: string): string => patternWord(joinPath(artifact.source, below))
  switch (work.kind) {
    case 'mode':
      return `chmod ${work.recursive ? '-R ' : ''}${work.mode} ${path(work.path)}`
    case 'remove':
      return `rm -rf ${path(work.path)}`
    case 'unpack': {
      const letter = work.compression || compression(work.archive)
      const strip = work.strip === 0 ? '' : ` --strip-components=${work.strip}`
      const [archive, folder] = [shellWord(work.archive), shellWord(work.folder)]
      return `mkdir -p ${folder} && tar -x${letter}f ${archive} -C ${folder}${strip}`
    }
    case 'gather': {
      const folder = work.to.endsWith('/') ? work.to : `${directoryOf(work.to)}/`
      const options = work.options === '' ? '' : `${work.options} `
      return `mkdir -p ${shellWord(folder)} && cp ${options}${patternWord(work.pattern)} ${shellWord(work.to)}`
    }
    case 'owner':
      return null
    case 'copy':
      return hasOddModes(builder, plan) ? `chmod -R go-w,ug-s ${path('')}` : null
  }
}

function pathsOf(
  work: Exclude<FileWork, { kind: 'command' }>,
  { source }: Artifact,
): Pick<WorkCommand, 'uses' | 'changes'> {
  if (work.kind === 'unpack') return { uses: [work.archive, work.folder], changes: [work.folder] }
  if (work.kind === 'gather') {
    const to = work.to.replace(/\/$/, '')
    return { uses: [directoryOf(work.pattern), to], changes: [to] }
  }
  const below = work.kind === 'mode' || work.kind === 'remove' ? work.path : ''
  const path = joinPath(source, /[*?[]/.test(below) ? directoryOf(below) : below)
  return { uses: [path], changes: [path] }
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

function line(words: readonly CommandWord[]): string {
  return words.map(writeWord).join(' ')
}

function writeWord({ text, form }: CommandWord): string {
  if (form === 'operator') return text
  if (form === 'pattern') return patternWord(text)
  const equals = text.indexOf('=') + 1
  return form === 'assignment' ? text.slice(0, equals) + shellWord(text.slice(equals)) : shellWord(text)
}

/** A path as a word of a RUN, with the pattern characters that the script's own word had. */
function patternWord(path: string): string {
  return path
    .split(/([*?[\]])/)
    .map((part) => (/^[*?[\]]$/.test(part) || part === '' ? part : shellWord(part)))
    .join('')
}
