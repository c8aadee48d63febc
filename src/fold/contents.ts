import { Journal } from '../diagnostics/journal.ts'
import { readCopy } from '../dockerfile/copy.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import type { Dockerfile, Stage } from '../dockerfile/types.ts'
import type { ImageBuild } from '../pipeline/types.ts'
import type { Project } from '../project/project.ts'
import { withFallbacks } from '../shell/value.ts'
import { baseName, cleanPath, isWithin, joinPath } from '../source/path.ts'
import { directoryNames } from './artifact-type.ts'
import { readFromProject } from './dockerfiles.ts'

/** All that an image holds, for one that is made of named copies into an empty one; null for every other. */
export function contentsOf(build: ImageBuild, project: Project): readonly string[] | null {
  const { dockerfile: path, target } = build
  const dockerfile = path === null ? null : readFromProject(project, path, null, new Journal())
  const stage =
    dockerfile && targetOf(dockerfile, target === null ? null : (withFallbacks(target)?.text ?? ''))
  if (!stage || stage.base.text !== 'scratch') return null
  const found: (string | null)[] = []
  for (const instruction of stage.instructions) {
    const copy = readCopy(instruction)
    if (!copy) {
      if (['RUN', 'WORKDIR', 'ADD'].includes(instruction.keyword)) return null
      continue
    }
    const { text } = copy.destination
    const isFolder = /(^|\/)\.{0,2}$/.test(text)
    const into = cleanPath(text.startsWith('/') ? text : `/${text}`)
    const isPlain = copy.kind === 'COPY' && copy.inline.length === 0 && into !== null
    if (!isPlain || /[$\\]/.test(text) || (copy.sources.length > 1 && !isFolder)) return null
    for (const { text: source } of copy.sources)
      found.push(isFolder ? inFolder(source, into) : into === '/' ? null : into)
  }
  if (found.length === 0 || found.includes(null)) return null
  const all = [...new Set(found as string[])]
  return all.filter((one) => !all.some((other) => other !== one && isWithin(one, other)))
}

function targetOf(dockerfile: Dockerfile, name: string | null): Stage | undefined {
  if (name === null) return dockerfile.stages.at(-1)
  return dockerfile.stages.find(
    (stage) => stage.name?.text.toLowerCase() === name.toLowerCase() || String(stage.index) === name,
  )
}

/** A folder would leave its contents there, under names that nobody knows. */
function inFolder(source: string, folder: string): string | null {
  const name = baseName(source)
  const isFile = /^[\w-]+(\.\w+)*$/.test(name) && !hasMeta(source) && !source.endsWith('/')
  return isFile && !/[$\\]/.test(source) && !directoryNames.has(name) ? joinPath(folder, name) : null
}
