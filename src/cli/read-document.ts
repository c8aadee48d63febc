import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { documentVersion } from '../report/plain-document.ts'
import type { ResultsDocument } from '../report/plain-document.ts'
import type { PlainResult } from '../report/plain.ts'
import { InputError } from './errors.ts'
import type { Io } from './io.ts'

/**
 * A document that `--format json` wrote.
 * @throws InputError for what is none, or of a later form
 */
export function readDocument(file: string, io: Io): ResultsDocument {
  const document = parse(file, io)
  if (!isObject(document) || !Array.isArray(document['results']) || document['version'] === undefined)
    throw new InputError(`${file} holds no results: it is not what \`stagefold --format json\` writes.`)
  if (document['version'] !== documentVersion)
    throw new InputError(
      `${file} has the form ${JSON.stringify(document['version'])}, and this stagefold reads the form ${documentVersion}: use one version for all.`,
    )
  const at = document['results'].findIndex((result) => !isResult(result))
  if (at !== -1) throw new InputError(`${file}: \`results[${at}]\` is no result of stagefold.`)
  return document as unknown as ResultsDocument
}

function parse(file: string, io: Io): unknown {
  try {
    return JSON.parse(readFileSync(resolve(io.cwd, file), 'utf8'))
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** All that a report takes for granted. */
function isResult(data: unknown): data is PlainResult {
  if (!isObject(data)) return false
  const lists = ['scripts', 'dockerfiles', 'edits', 'diagnostics']
  return (
    ['root', 'script', 'status'].every((key) => typeof data[key] === 'string') &&
    lists.every((key) => Array.isArray(data[key])) &&
    (data['edits'] as unknown[]).every((edit) => isObject(edit) && typeof edit['path'] === 'string') &&
    (data['diagnostics'] as unknown[]).every(isDiagnostic)
  )
}

function isDiagnostic(data: unknown): boolean {
  return (
    isObject(data) &&
    ['code', 'severity', 'message', 'hint'].every((key) => typeof data[key] === 'string') &&
    isObject(data['args']) &&
    Array.isArray(data['related']) &&
    (data['span'] === null || isSpan(data['span'])) &&
    data['related'].every((one) => isObject(one) && isSpan(one['span']) && typeof one['text'] === 'string')
  )
}

function isSpan(data: unknown): boolean {
  return isObject(data) && typeof data['path'] === 'string' && isObject(data['from']) && isObject(data['to'])
}

function isObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
