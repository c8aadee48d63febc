import type { TextEdit } from '../../source/span.ts'
import type { FileChange } from '../../result.ts'
import { hunksOf } from './hunks.ts'
import { artifact, region } from './place.ts'

/**
 * All files of a fold as one fix. SARIF knows no files that come and go: a new one is text put into nothing, and one
 * that goes loses all of its text, and says so in its properties.
 */
export function changeFix(text: string, edits: readonly FileChange[], located: (path: string) => string) {
  return {
    description: { text },
    artifactChanges: edits
      .filter(({ before, after }) => before !== after)
      .map(({ path, before, after }) => ({
        artifactLocation: artifact(located(path)),
        replacements: replacements(before ?? '', after ?? ''),
        ...(before === null && { properties: { created: true } }),
        ...(after === null && { properties: { deleted: true } }),
      })),
  }
}

/** What a diagnostic itself says would settle it. */
export function settlingFix(path: string, edits: readonly TextEdit[]) {
  return {
    artifactChanges: [
      {
        artifactLocation: artifact(path),
        replacements: edits.map(({ start, end, text }) => ({
          deletedRegion: { charOffset: start, charLength: end - start },
          insertedContent: { text },
        })),
      },
    ],
  }
}

/** At least one, as the schema wants it: an empty file that comes or goes has nothing to replace. */
function replacements(before: string, after: string) {
  const hunks = hunksOf(before, after)
  const none = { from: { line: 1, column: 1 }, to: { line: 1, column: 1 }, text: '' }
  return (hunks.length === 0 ? [none] : hunks).map(({ from, to, text }) => ({
    deletedRegion: region(from, to),
    ...(text !== '' && { insertedContent: { text } }),
  }))
}
