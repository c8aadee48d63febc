import type { Position } from '../../source/span.ts'

/** A file by its URI below the repository's folder: a name may hold what means something in URIs. */
export function artifact(path: string) {
  const wellFormed = path.replace(/[\ud800-\udfff]/gu, '\ufffd')
  return { uri: wellFormed.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' }
}

/** Both count lines and UTF-16 units from 1, and `endColumn` is the column behind the last. */
export function region(from: Position, to: Position) {
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column }
}
