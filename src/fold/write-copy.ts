import type { CopyForm } from '../dockerfile/copy.ts'
import { escapeWord } from '../dockerfile/expand.ts'
import { escapeMeta } from '../dockerfile/pattern.ts'
import type { Taken } from './sources.ts'

/** One COPY of a group of sources, with the flags that the instruction had. */
export function writeCopy(
  copy: CopyForm,
  text: string,
  group: {
    readonly stageName: string | null
    readonly chown: string | null
    readonly sources: readonly string[]
    readonly destination: string
  },
): string {
  const own = copy.flags.map((flag) => text.slice(flag.start, flag.end))
  const keyword = group.stageName === null ? copy.kind : 'COPY'
  const from =
    group.stageName === null ? [] : [`--from=${group.stageName}`, ...(group.chown ? [group.chown] : [])]
  const words = [...group.sources, group.destination]
  const needsJson = copy.json || words.some((word) => /\s/.test(word))
  const rest = needsJson ? [`[${words.map((word) => JSON.stringify(word)).join(', ')}]`] : words
  return [keyword, ...from, ...own, ...rest].join(' ')
}

/**
 * A path of a stage as a COPY source: its pattern and variable characters are literal for docker cp and not for
 * COPY (E32, E33). A pattern that the Dockerfile had stays one.
 */
export function writeSource(taken: Taken, escape: string): string {
  const { artifact, stagePath, isPattern } = taken
  if (taken.rest !== undefined) return escapeWord(escapeMeta(artifact.source), escape) + taken.rest
  const head = isPattern ? stagePath.slice(0, artifact.source.length) : stagePath
  const tail = isPattern ? stagePath.slice(artifact.source.length) : ''
  return escapeWord(escapeMeta(head), escape) + tail
}

export function lineBreak(text: string): '\n' | '\r\n' {
  return /\r\n/.test(text) ? '\r\n' : '\n'
}
