import { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import { runText } from '../dockerfile/run.ts'
import { workdirAt } from '../dockerfile/scope.ts'
import type { ImageBuild } from '../pipeline/types.ts'
import type { Project } from '../project/project.ts'
import {
  baseName,
  cleanPath,
  isWithin,
  joinPath,
  pathFrom,
  pathSeenFrom,
  resolvePath,
} from '../source/path.ts'
import { readFromProject } from './dockerfiles.ts'

/** The file of the project that the last stage of a build copies to a path and that nothing there changes. */
export function originOf(build: ImageBuild, path: string, project: Project): string | null {
  const { dockerfile: file, context } = build
  const dockerfile = file === null ? null : readFromProject(project, file, null, new Journal())
  if (!dockerfile || context === null || build.target !== null) return null
  const stage = dockerfile.stages.at(-1)!
  let wanted = path
  for (const instruction of stage.instructions.toReversed()) {
    if (instruction.keyword === 'RUN' && runText(instruction).includes(baseName(wanted))) {
      const source = copiedBy(runText(instruction), wanted, workdirAt(dockerfile, stage, instruction))
      if (source === null) return null
      wanted = source
      continue
    }
    const copy = readCopy(instruction)
    if (!copy || copy.from || copy.inline.length > 0) continue
    const { text } = copy.destination
    const workdir = workdirAt(dockerfile, stage, instruction) ?? '/'
    const target = text.startsWith('/') ? cleanPath(text) : resolvePath(workdir, text)
    if (target === null || text.includes('$')) continue
    const isFolder = copy.sources.length > 1 || /(^|\/)\.{0,2}$/.test(text)
    for (const { text: source } of copy.sources) {
      const from = joinPath(context, (cleanPath(`/${source}`) ?? '/').slice(1))
      const kind = hasMeta(source) || source.includes('$') ? 'missing' : project.kind(from)
      if (kind === 'file') {
        const lands = isFolder ? joinPath(target, baseName(from)) : target
        if (lands === wanted) return from
      } else if (kind === 'directory' && isWithin(wanted, target)) {
        const inside = joinPath(from, pathFrom(target, wanted))
        if (project.kind(inside) === 'file') return inside
      }
    }
  }
  return null
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
