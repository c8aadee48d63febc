import { expandWord } from '../dockerfile/expand.ts'
import { readDockerfile } from '../dockerfile/read.ts'
import { resolvesToStage } from '../dockerfile/reference.ts'
import { scopeAt } from '../dockerfile/scope.ts'
import type { Dockerfile } from '../dockerfile/types.ts'
import { referencesOf } from '../fold/references.ts'
import { applyEdits } from '../source/edit.ts'
import type { Names } from './names.ts'

export interface Renamed {
  readonly text: string
  /** Whether the text is another one now. */
  readonly changed: boolean
  /** Images from elsewhere, which the engine may have to fetch. */
  readonly foreign: readonly string[]
}

/**
 * A Dockerfile with throw-away names where it names images that the script builds. A text that cannot be read is
 * left to the engine to complain about.
 */
export function renameImages(text: string, given: ReadonlyMap<string, string>, names: Names): Renamed {
  const reading = readDockerfile('Dockerfile', text)
  if (!reading.ok) return { text, changed: false, foreign: [] }
  const images = imagesOf(reading.dockerfile, given)
  const edits = images
    .filter(({ image }) => names.isOwn(image))
    .map(({ image, start, end }) => ({ start, end, text: names.image(image) }))
  return {
    text: applyEdits(text, edits),
    changed: edits.length > 0,
    foreign: images.map(({ image }) => image).filter((image) => !names.isOwn(image) && image !== 'scratch'),
  }
}

function imagesOf(dockerfile: Dockerfile, given: ReadonlyMap<string, string>) {
  return referencesOf(dockerfile).flatMap(({ name, range, stage, where }) => {
    const place = where === 'FROM' ? stage.from : null
    const image = expandWord(name, scopeAt(dockerfile, stage, place, given), dockerfile.escape).text
    const above = dockerfile.stages.slice(0, stage.index)
    if (!image || resolvesToStage(image, above, where === 'FROM' ? 'name' : 'name or number')) return []
    return [{ image, start: range.start, end: range.end }]
  })
}
