import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

/** @returns what is wrong with data, by the JSON schema of a file; [] when nothing is. */
export function validatorOf(path: string): (data: unknown) => readonly string[] {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false })
  addFormats.default(ajv)
  const validate = ajv.compile(asDraft7(JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8'))))
  return (data) =>
    validate(data) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** Draft 4 names a schema with `id`; nothing else of it that the schema of SARIF uses has changed its meaning. */
function asDraft7({ id, $schema, ...schema }: Record<string, unknown>): Record<string, unknown> {
  if (!String($schema).includes('draft-04')) return { ...schema, ...(id !== undefined && { $id: id }) }
  return { ...schema, $id: id }
}
