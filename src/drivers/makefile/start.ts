import { baseName, directoryOf } from '../../source/path.ts'
import type { Text } from './marks.ts'
import type { Reader } from './reader.ts'
import type { Scope, Start } from './session.ts'
import type { SubMake } from './submake.ts'

/** The names that make looks for by itself. */
export function isDefaultName(path: string): boolean {
  return /^(?:GNUmakefile|[Mm]akefile)$/.test(baseName(path))
}

/** How a user starts make: where the file is, or in the project's root with a file that has a name of its own. */
export function startOf(path: string, goals: readonly Text[]): Start {
  const folder = directoryOf(path)
  const directory = isDefaultName(path) || folder === '' ? folder : null
  return { directory, caller: directory, environment: new Map(), overrides: new Map(), level: 0, goals }
}

/** How a recipe starts make. */
export function submakeStart(call: SubMake, { exports, session }: Reader, scope: Scope): Start {
  const { start } = session
  const overrides = new Map([...start.overrides, ...call.overrides])
  return {
    directory: call.directory,
    caller: call.caller,
    environment: new Map([...start.environment, ...exports.environment(scope), ...call.environment]),
    overrides,
    level: start.level + 1,
    goals: call.goals,
  }
}
