import { readCopy } from '../dockerfile/copy.ts'
import { expandWord } from '../dockerfile/expand.ts'
import { readMounts } from '../dockerfile/mounts.ts'
import { hasMeta, matchPath } from '../dockerfile/pattern.ts'
import { scopeAt } from '../dockerfile/scope.ts'
import { cleanPath, isWithin } from '../source/path.ts'
import { givenArguments } from './given.ts'
import type { Part } from './plan.ts'

/** Tells of a file of the context whether some COPY, ADD or mount of the part may take it. */
export function coverage(part: Part): (path: string) => boolean {
  const sources = part.dockerfile.stages.flatMap((stage) =>
    stage.instructions.flatMap((instruction) => {
      const lookup = scopeAt(part.dockerfile, stage, instruction, givenArguments(part))
      const copy = readCopy(instruction)
      const words = copy && !copy.from ? copy.sources : []
      const mounts = readMounts(instruction).filter((mount) => mount.type === 'bind' && !mount.from)
      return [
        ...words.map((word) => expandWord(word.text, lookup, part.dockerfile.escape).text),
        ...mounts.map((mount) => mount.source?.text ?? ''),
      ]
    }),
  )
  const isAnything = sources.includes(null)
  const clean = sources.filter((source) => source !== null).map((source) => cleanPath(`/${source}`)!.slice(1))
  return (path) => isAnything || clean.some((source) => covers(source, path))
}

function covers(source: string, path: string): boolean {
  if (!hasMeta(source)) return isWithin(path, source)
  const parts = path.split('/')
  return parts.some((_, at) => matchPath(source, parts.slice(0, at + 1).join('/')) === 'yes')
}
