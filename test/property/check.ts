import { fold } from '../../src/fold.ts'
import { memoryProject } from '../../src/project/memory.ts'
import type { FoldResult } from '../../src/result.ts'
import type { Builder } from '../model/build/request.ts'
import { projectRoot } from '../model/files/project.ts'
import { compareModelFiles, compareModelImages } from '../model/compare.ts'
import { runModel } from '../model/model.ts'
import { scriptName, type Pipeline } from './generate.ts'
import { finalTag } from './script.ts'

export type Verdict =
  | { readonly kind: 'folded' }
  | { readonly kind: 'refused'; readonly codes: readonly string[] }
  /** The old way itself does not work, so there is nothing to compare with. */
  | { readonly kind: 'invalid'; readonly why: string }
  /** Rightly so, as the final image takes nothing that was extracted. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly why: readonly string[] }

const builders: readonly Builder[] = ['buildkit', 'classic']

/** Builds the old way, folds, builds the new way and compares; then folds once more, which must find nothing. */
export function check(pipeline: Pipeline): Verdict {
  const { files, isPattern, tags } = pipeline
  const old = builders.map((builder) => runModel(files, files[scriptName]!, builder, finalTag, tags))
  for (const result of old) if ('failure' in result) return { kind: 'invalid', why: result.failure }
  const result = folded(files)
  if (result.status === 'refused') return { kind: 'refused', codes: errorsOf(result) }
  if (result.status === 'nothing')
    return isPattern ? { kind: 'wrong', why: ['found nothing to fold'] } : { kind: 'nothing' }
  const after = apply(files, result)
  const why = builders.flatMap((builder, at) =>
    differences(old[at]!, { ...pipeline, files: after }, builder, noise(result, files)),
  )
  const again = folded(after)
  // What the first run left alone may be refused by itself; it is never changed.
  if (again.status === 'folded') why.push(`folded again: ${again.status} ${errorsOf(again).join(' ')}`)
  return why.length > 0 ? { kind: 'wrong', why } : { kind: 'folded' }
}

export function folded(files: Pipeline['files']): FoldResult {
  return fold({ project: memoryProject(files), script: scriptName, moveHostSteps: true })
}

export function apply(files: Pipeline['files'], { edits }: FoldResult): Record<string, string> {
  const after: Record<string, string> = { ...files }
  for (const edit of edits) {
    if (edit.after === null) delete after[edit.path]
    else after[edit.path] = edit.after
  }
  return after
}

function differences(
  old: ReturnType<typeof runModel>,
  { files, tags, kept }: Pipeline,
  builder: Builder,
  texts: ReadonlySet<string>,
): string[] {
  const result = runModel(files, files[scriptName]!, builder, finalTag, tags)
  if ('failure' in result) return [`${builder}: the folded script fails: ${result.failure}`]
  if ('failure' in old) return []
  const isNoise = (_: string, entry: { type: string; content?: string }): boolean =>
    entry.type === 'file' && texts.has(entry.content!)
  const images = [old.image, ...old.others].flatMap((image, at) =>
    compareModelImages(image, [result.image, ...result.others][at]!, isNoise),
  )
  const paths = kept.map((path) => `${projectRoot}/${path}`)
  const lines = [...images, ...compareModelFiles(old.host, result.host, paths)]
  return lines.map((line) => `${builder}: ${line}`)
}

/** A whole-folder copy takes the very files that the fold edits along (E65). */
function noise({ edits }: FoldResult, files: Pipeline['files']): Set<string> {
  const written = Object.keys(files).filter((path) => path.startsWith('Dockerfile'))
  const texts = [
    ...written.map((path) => files[path]!),
    ...edits.flatMap((edit) => [edit.before, edit.after]),
  ]
  return new Set(texts.filter((text) => text !== null))
}

function errorsOf({ diagnostics }: FoldResult): string[] {
  return [
    ...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)),
  ].sort()
}
