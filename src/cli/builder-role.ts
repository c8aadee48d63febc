import type { BuilderRole } from '../result.ts'

/**
 * A value of `--builder`: `FILE` or `FILE=STAGE`.
 * @param file makes the file's path in the project of what was typed
 */
export function builderRole(text: string, file = (typed: string) => typed): BuilderRole {
  const equals = text.lastIndexOf('=')
  return equals === -1
    ? { file: file(text) }
    : { file: file(text.slice(0, equals)), stage: text.slice(equals + 1) }
}
