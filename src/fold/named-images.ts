import type { Journal } from '../diagnostics/journal.ts'
import type { Project } from '../project/project.ts'
import type { World } from '../script/world.ts'
import { imageNames } from './image-names.ts'
import type { Part, Plan } from './plan.ts'
import { findName, textsAround } from './texts-around.ts'

/** Other files that use an image which the folded script does not make any more: every place is told. */
export function noteNamedImages(
  { builders, finals }: Plan,
  keptBuilders: ReadonlySet<number>,
  world: World,
  project: Project,
  journal: Journal,
): void {
  const made = new Set(
    [...finals, ...builders.filter(({ build }) => keptBuilders.has(build.id))].flatMap(namesOf),
  )
  const gone = new Set(builders.flatMap(namesOf).filter((name) => !made.has(name)))
  if (gone.size === 0) return
  const files = [
    ...world.scripts.keys(),
    ...[...builders, ...finals].map(({ dockerfile }) => dockerfile.path),
  ]
  for (const { path, text } of textsAround(files, new Set(files), project)) {
    for (const image of gone) {
      const at = findUse(text, image)
      if (at !== null) journal.add('SF516', { path, start: at, end: at + image.length }, { image })
    }
  }
}

function namesOf({ build }: Part): readonly string[] {
  return imageNames(build)
}

/** A word of a line that speaks to an engine, or that says an image. */
function findUse(text: string, image: string): number | null {
  return findName(text, image, (before, behind) => {
    const isWord = !/[\w./:@-]$/.test(before) && !/^(?!:latest\b)[\w./:@-]/.test(behind)
    return isWord && /\b(?:docker|podman|nerdctl|buildah|skopeo)\b|^\s*-?\s*image:/.test(before)
  })
}
