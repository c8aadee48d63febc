import { filterOf } from '../../scan/filter.ts'
import { builderRole } from '../builder-role.ts'
import type { Roles } from '../fold-target.ts'
import { settings, type Config, type Override } from './config.ts'

/** What a config says of the fold of one script. */
export function rolesFor(script: string, config: Config): Roles {
  const own = (config.overrides ?? []).filter(({ files }) => filterOf({ include: files }).includes(script))
  return Object.assign({}, picked(config), ...own.map(ofOverride)) as Roles
}

function ofOverride({ files: _files, builders, ...roles }: Override): Roles {
  return {
    ...roles,
    ...(builders && { builders: builders.map((text) => builderRole(text)) }),
  }
}

function picked(config: Config): Roles {
  return Object.fromEntries(
    Object.keys(settings).flatMap((name) => {
      const value = config[name as keyof typeof settings]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
