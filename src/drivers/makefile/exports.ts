import { expand } from './expand.ts'
import { variableText } from './lookup.ts'
import type { Text } from './marks.ts'
import type { Environment } from './fragments.ts'
import type { Scope } from './session.ts'

/** Which variables of make the shells of recipes see. */
export class Exports {
  #all = false
  readonly #named = new Map<string, boolean>()

  all(isExported: boolean): void {
    this.#all = isExported
  }

  set(name: string, isExported: boolean): void {
    this.#named.set(name, isExported)
  }

  /** Whether the file says so. */
  isExported(name: string): boolean {
    return this.#named.get(name) ?? this.#all
  }

  /**
   * What make changes in the environment that it was started with; null for what it takes out of it. A variable that
   * is not exported is there only if the environment had one of this name: that stays the environment's business.
   */
  environment(scope: Scope): Map<string, Text | null> {
    const texts = new Map<string, Text | null>()
    for (const [name, isExported] of this.#named) if (!isExported) texts.set(name, null)
    for (const name of this.#names(scope)) {
      const variable = scope.variables.get(name)
      const isOwn = !variable || variable.origin === 'default' || variable.origin === 'automatic'
      if (isOwn || !/^[A-Za-z_]\w*$/.test(name) || ownNames.has(name)) continue
      texts.set(name, variableText(name, scope, expand))
    }
    return texts
  }

  #names({ variables, session }: Scope): Set<string> {
    const names = new Set([...this.#named].flatMap(([name, isExported]) => (isExported ? [name] : [])))
    for (const name of session.start.environment.keys()) if (this.#named.get(name) !== false) names.add(name)
    for (const name of session.start.overrides.keys()) names.add(name)
    if (!this.#all) return names
    for (const name of variables.names()) if (this.#named.get(name) !== false) names.add(name)
    return names
  }
}

const ownNames = new Set(['MAKE', 'MAKE_COMMAND', 'SHELL', 'CURDIR', 'MAKELEVEL', 'MAKECMDGOALS'])

/** The environment that make gives to a shell: null for what is unset. */
export function shellVariables(exports: Exports, scope: Scope): Environment {
  const { unknowns, start } = scope.session
  const all = [...new Map([...start.environment, ...exports.environment(scope)])]
  const variables = new Map(all.map(([name, text]) => [name, text === null ? null : unknowns.value(text)]))
  return { variables, key: JSON.stringify(all) }
}
