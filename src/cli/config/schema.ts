import { specOf } from '../options.ts'
import type { OptionName } from '../options.ts'
import { roleSettings, searchSettings, settings } from './config.ts'

/** A config file as a JSON schema: `schema/config.json` is made from it, and editors read that. */
export function configSchema() {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'stagefold config',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      ...propertiesOf({ ...settings, ...searchSettings }),
      overrides: {
        type: 'array',
        description: 'For the scripts that `files` names; later ones outrank earlier ones',
        items: {
          type: 'object',
          properties: {
            files: { ...list, description: "Globs as in a `.gitignore`, from the project's root" },
            ...propertiesOf({ ...settings, ...roleSettings }),
          },
          required: ['files'],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
  }
}

const list = { type: 'array', items: { type: 'string' } } as const

function propertiesOf(names: Readonly<Record<string, OptionName>>) {
  return Object.fromEntries(
    Object.entries(names).map(([key, name]) => {
      const { type, multiple, description } = specOf(name)
      return [
        key,
        { ...(multiple ? list : { type }), description: description.replace('; may be repeated', '') },
      ]
    }),
  )
}
