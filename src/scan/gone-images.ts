import { directoryOf, isWithin } from '../source/path.ts'
import type { Span } from '../source/span.ts'
import type { Entry } from './entry.ts'
import type { Text } from './texts.ts'
import { addTo } from '../source/lists.ts'

/** A Dockerfile starts from, or copies out of, an image that a fold does not make any more. */
export interface ImageUse {
  readonly entry: Entry
  readonly image: string
  readonly span: Span
}

/** Names of builders' images that go, to be found in the Dockerfiles of others. */
export class GoneImages {
  readonly #makers = new Map<string, Entry[]>()

  constructor(entries: readonly Entry[]) {
    for (const entry of entries)
      for (const image of entry.outcome.trace.goneImages) addTo(this.#makers, image, entry)
  }

  /** @param owners the pipelines that build the Dockerfile. */
  usesIn({ path, text }: Text, owners: readonly Entry[]): readonly ImageUse[] {
    if (this.#makers.size === 0 || !/Dockerfile|Containerfile/i.test(path)) return []
    const uses: ImageUse[] = []
    for (const match of text.matchAll(references)) {
      const name = match[1]!.replace(/:latest$/, '')
      const makers = this.#makers.get(name)
      if (!makers || owners.some(({ outcome }) => outcome.trace.images.includes(name)) || isStage(name, text))
        continue
      const start = match.index + match[0].length - match[1]!.length
      const span = { path, start, end: start + match[1]!.length }
      for (const entry of nearest(makers, path)) uses.push({ entry, image: name, span })
    }
    return uses
  }
}

const references = /(?:^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*|--from=|\bfrom=)([\w./:@-]+)/gim

function isStage(name: string, text: string): boolean {
  const stages = Array.from(
    text.matchAll(/^[ \t]*FROM[ \t].*[ \t]AS[ \t]+(\S+)[ \t]*\r?$/gim),
    ([, stage]) => stage!,
  )
  return stages.some((stage) => stage.toLowerCase() === name.toLowerCase())
}

/** Many call their builders the same: then it is that of the folder around. */
function nearest(makers: readonly Entry[], path: string): readonly Entry[] {
  const around = makers.filter(({ outcome }) => isWithin(path, directoryOf(outcome.scripts[0])))
  return around.length > 0 ? around : makers
}
