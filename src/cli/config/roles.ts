import { filterOf } from '../../scan/filter.ts'
import { builderRole } from '../builder-role.ts'
import type { Roles } from '../fold-target.ts'
import { settings, type Config, type Override } from './config.ts'

/** What a config says of the fold of each script: its globs are compiled once for all of them. */
export function rolesBy(config: Config): (script: string) => Roles {
  const general = picked(config)
  const overrides = (config.overrides ?? []).map((one) => ({
    filter: filterOf({ include: one.files }),
    roles: ofOverride(one),
  }))
  return (script) => {
    const own = overrides.filter(({ filter }) => filter.includes(script))
    return Object.assign({}, general, ...own.map(({ roles }) => roles)) as Roles
  }
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
