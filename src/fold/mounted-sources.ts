import type { Journal } from '../diagnostics/journal.ts'
import { runText } from '../dockerfile/run.ts'
import type { ContainerStart, Mount } from '../pipeline/types.ts'
import type { World } from '../script/world.ts'
import { isWithin, pathFrom } from '../source/path.ts'
import { stageChain } from './chain.ts'
import { prefixedSource, type ContextWay } from './context-sources.ts'
import { shellWord } from './extra-stages.ts'
import { contextView } from './find.ts'
import type { Builder, Plan, StageWork } from './plan.ts'
import { repositoryFiles } from './repository-files.ts'

/** Folders of the project that a container saw (E114): those with files of the repository are copied into the stage. */
export function sourcesOf(
  start: ContainerStart,
  builder: Builder,
  world: World,
  journal: Journal,
): readonly Mount[] {
  const view = contextView(builder, world.project)
  const all = { ...view, ignored: () => false, placed: [], written: [] }
  return start.mounts.filter((mount) => {
    if (mount.kind !== 'project') return false
    const files = repositoryFiles(mount.path, all)
    if (files.length === 0) return false
    if (!isWithin(mount.path, builder.context)) {
      journal.add('SF221', start.span)
      return false
    }
    const ignored = files.find((file) => view.ignored(pathFrom(builder.context, file)))
    if (ignored !== undefined) journal.add('SF417', start.span, { file: ignored })
    if (!mount.readOnly) journal.add('SF416', start.span, { path: mount.path || '.' })
    return true
  })
}

/** The stage's folders as the container had them: what a mount hid is gone, what it brought is copied. */
export function withSources(
  works: readonly StageWork[],
  ways: ReadonlyMap<unknown, ContextWay>,
  world: World,
): readonly StageWork[] {
  return works.map((work) => {
    const way = ways.get(work.builder)!
    const copies = work.sources.map((mount) => copyOf(mount, work.builder, way, world))
    return { ...work, lines: [...work.folders, ...copies, ...work.lines] }
  })
}

function copyOf(
  { path, target }: Mount,
  builder: Builder,
  { prefix, name }: ContextWay,
  world: World,
): string {
  const from = name === null ? '' : `--from=${name} `
  const source = prefixedSource(pathFrom(builder.context, path) || '.', prefix)
  const isFolder = world.project.kind(path) === 'directory'
  const words = [source, isFolder ? target.replace(/\/?$/, '/') : target]
  const text = words.some((word) => /\s/.test(word)) ? JSON.stringify(words) : words.join(' ')
  return `COPY ${from}${text}`
}

/** Empties the place of a mount where the image may have files, and makes the folder that the container found there. */
export function foldersOf(
  mounts: readonly Mount[],
  sources: readonly Mount[],
  builder: Builder,
  plan: Plan,
): readonly string[] {
  const { instructions } = stageChain(builder.target, builder, plan)
  return mounts
    .filter(({ kind }) => kind === 'project')
    .flatMap((mount) => {
      const isFilled = instructions.some(
        (one) => ['RUN', 'COPY', 'ADD'].includes(one.keyword) && runText(one).includes(mount.target),
      )
      const word = shellWord(mount.target)
      if (isFilled) return [`RUN rm -rf ${word} && mkdir -p ${word}`]
      return sources.includes(mount) ? [] : [`RUN mkdir -p ${word}`]
    })
}
