import type { Field } from '../shell/expand.ts'
import { known, show, withFallbacks } from '../shell/value.ts'

/** `sudo docker`, `env X=y docker`, `timeout 600 docker`: what they run is what counts. */
export function unwrap(fields: readonly Field[]): readonly Field[] {
  let rest = fields
  for (let valued = optionsOf(rest); valued !== undefined && rest.length > 1; valued = optionsOf(rest)) {
    const isTimed = known(rest[0]!.value) === 'timeout'
    rest = withoutOptions(rest.slice(1), valued)
    if (isTimed && rest.length > 1) rest = rest.slice(1)
  }
  return isWrapped(rest) ? rest.slice(1) : rest
}

/** The command's name, which is looked for in `PATH`: in the working directory only where it is written as a path. */
export function isProgramName(field: Field, fields: readonly Field[]): boolean {
  const at = fields.length - unwrap(fields).length
  return fields.indexOf(field) === at && !show(field.value).includes('/')
}

/** `$SUDO docker`: whatever the variable holds, it runs the command behind it, or nothing of the kind runs at all. */
function isWrapped([first, second]: readonly Field[]): boolean {
  if (!first?.maySplit || first.value.length !== 1 || commandName(first) === 'docker') return false
  return second !== undefined && engines.test(known(second.value) ?? '')
}

function optionsOf(fields: readonly Field[]): string | undefined {
  // `command -v docker` only asks.
  if (/^-[vV]/.test(known(fields[1]?.value ?? []) ?? '') && known(fields[0]!.value) === 'command')
    return undefined
  return wrappers.get(fields[0] ? (known(fields[0].value) ?? '') : '')
}

function withoutOptions(fields: readonly Field[], valued: string): readonly Field[] {
  let rest = fields
  for (let text = known(rest[0]?.value ?? []); rest.length > 1 && text; text = known(rest[0]?.value ?? [])) {
    if (!/^-|^\w+=/.test(text)) return rest
    const takesNext = text.length === 2 && text.startsWith('-') && valued.includes(text[1]!)
    rest = rest.slice(takesNext ? 2 : 1)
  }
  return rest
}

/** Commands that run another one, with their short options that take the next word. */
const wrappers = new Map([
  ['sudo', 'CDghpRrTtUu'],
  ['env', 'CSu'],
  ['nice', 'n'],
  ['timeout', 'ks'],
  ['command', ''],
  ['exec', 'a'],
  ['nohup', ''],
  ['builtin', ''],
  ['winpty', ''],
])

/** A known name, or `$DOCKER` and the like, which stand for a docker command whatever it is. */
export function commandName(field: Field | undefined): string | null {
  if (!field) return null
  const text = withFallbacks(field.value)?.text
  if (text !== undefined) return text.slice(text.lastIndexOf('/') + 1)
  const [only] = field.value
  if (field.value.length !== 1 || typeof only !== 'object') return null
  const isNamed = /^\$\{?DOCKER(_CMD|_BIN|_EXE)?\b|^(\$\(|`)(which|command -v) docker[)`]$/.test(only.label)
  const isEither = only.oneOf?.every((value) => engines.test(known(value) ?? '')) ?? false
  return isNamed || isEither ? 'docker' : null
}

/** `docker`, `sudo podman`, `/usr/bin/docker`: whichever it is, it reads the same words. */
const engines = /^(sudo (-\w+ )?)?(\S*\/)?(docker|podman|nerdctl)$/
