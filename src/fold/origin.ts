import { Journal } from '../diagnostics/journal.ts'
import { readCopy, type CopyForm } from '../dockerfile/copy.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import { heredocText, runText } from '../dockerfile/run.ts'
import { workdirAt } from '../dockerfile/scope.ts'
import type { Instruction } from '../dockerfile/types.ts'
import type { ImageBuild } from '../pipeline/types.ts'
import type { Project } from '../project/project.ts'
import {
  baseName,
  cleanPath,
  directoryOf,
  isWithin,
  joinPath,
  pathFrom,
  pathSeenFrom,
  resolvePath,
} from '../source/path.ts'
import type { ImageFile } from '../script/world.ts'
import { readFromProject } from './dockerfiles.ts'
import { writtenInside } from './written-inside.ts'

/**
 * The file of the project that the last stage of a build copies to a path and that nothing there changes, or the text
 * that the stage itself writes there.
 */
export function originOf(build: ImageBuild, path: string, project: Project): ImageFile | null {
  const { dockerfile: file, context } = build
  const dockerfile = file === null ? null : readFromProject(project, file, null, new Journal())
  if (!dockerfile || context === null || build.target !== null) return null
  const stage = dockerfile.stages.at(-1)!
  let wanted = path
  for (const instruction of stage.instructions.toReversed()) {
    if (instruction.keyword === 'RUN') {
      const command = runText(instruction)
      if (command.includes(baseName(wanted))) {
        const workdir = workdirAt(dockerfile, stage, instruction)
        const source = copiedBy(command, wanted, workdir)
        if (source === null) return textAt(instruction, wanted, workdir)
        wanted = source
      } else if (mayFill(command, wanted)) return null
      continue
    }
    const copy = readCopy(instruction)
    if (!copy) continue
    const { text } = copy.destination
    const workdir = workdirAt(dockerfile, stage, instruction) ?? '/'
    const target = text.startsWith('/') ? cleanPath(text) : resolvePath(workdir, text)
    if (target === null || text.includes('$')) continue
    const isFolder = copy.sources.length > 1 || /(^|\/)\.{0,2}$/.test(text)
    if (copy.from || copy.inline.length > 0) {
      if (isWithin(wanted, target)) return documentAt(instruction, copy, isFolder ? null : target, wanted)
      continue
    }
    for (const { text: source } of copy.sources) {
      const from = joinPath(context, (cleanPath(`/${source}`) ?? '/').slice(1))
      const kind = hasMeta(source) || source.includes('$') ? 'missing' : project.kind(from)
      if (kind === 'file') {
        const lands = isFolder ? joinPath(target, baseName(from)) : target
        if (lands === wanted) return { path: from }
      } else if (kind === 'directory' && isWithin(wanted, target)) {
        const inside = joinPath(from, pathFrom(target, wanted))
        if (project.kind(inside) === 'file') return { path: inside }
      }
    }
  }
  return null

  function textAt(instruction: Instruction, at: string, workdir: string | null): ImageFile | null {
    // Another shell may read the words in another way.
    const hasShell = stage.instructions.some(({ keyword }) => keyword === 'SHELL')
    const text = hasShell || workdir === null ? null : writtenInside(instruction, at, workdir)
    return text === null
      ? null
      : { text, span: { path: file!, start: instruction.start, end: instruction.end } }
  }

  /** `COPY <<EOF /ctx/Dockerfile`. */
  function documentAt(
    instruction: Instruction,
    { from, sources }: CopyForm,
    target: string | null,
    at: string,
  ): ImageFile | null {
    const [document, more] = instruction.heredocs
    if (from || !document || more || sources.length > 1 || target !== at) return null
    if (document.expand && /[$\\]/.test(document.content)) return null
    const span = { path: file!, ...document.contentRange }
    return { text: heredocText(document), span }
  }
}

/** `cp -r /template/. /out/`: it brings, or takes away, files that it does not name. */
function mayFill(command: string, path: string): boolean {
  const isOpen =
    /\b(?:rsync|tar|unzip|find|git)\b/.test(command) ||
    (/\b(?:cp|mv|rm|install)\b/.test(command) && /[*?[]|\s-\w*[rRa]/.test(command))
  if (!isOpen) return false
  const words = command.split(/[\s;&|()"']+/).map((word) => word.replace(/\/(?:\.|\*)?$/, ''))
  return words.some((word) => word.startsWith('/') && word !== '' && isWithin(directoryOf(path), word))
}

/** `cp A B` and `mv A B`, alone in their RUN: what lies at B came from A. */
function copiedBy(command: string, path: string, workdir: string | null): string | null {
  const words = command.trim().split(/\s+/)
  const [program, source, target, more] = words.filter((word, at) => at === 0 || !/^-[fvp]+$/.test(word))
  if (!source || !target || more !== undefined || !['cp', 'mv'].includes(program!)) return null
  if (words.some((word) => !/^[\w./-]+$/.test(word))) return null
  const [from, to] = [pathSeenFrom(workdir, source), pathSeenFrom(workdir, target)]
  if (from === null || to === null) return null
  return to === path || joinPath(to, baseName(from)) === path ? from : null
}
