import { ROOT } from '../shell/root.ts'
import { concat, equal, literal, withFallbacks, type Unknown, type Value } from '../shell/value.ts'
import { resolvePath } from '../source/path.ts'
import type { World } from './world.ts'

export { ROOT }

/** Begins the ids of folders that nobody knows but that are there: what follows stands for the path. */
export const TEMPORARY = '\u0000temporary'

/** The working directory as a value that paths can be built on. */
export function workingDirectory(world: World): Value | null {
  if (world.cwd === null) return null
  return world.cwd.startsWith('/')
    ? literal(world.cwd)
    : concat(ROOT, literal(world.cwd === '' ? '' : `/${world.cwd}`))
}

/** A word as a host path; null when an unknown decides it. */
export function hostPath(world: World, value: Value): string | null {
  const [first, ...rest] = value
  if (first !== undefined && typeof first !== 'string' && equal([first], ROOT)) {
    const below = rest.length === 0 ? '' : textOf(rest)
    return below === null ? null : resolvePath('', below.replace(/^\/+/, ''))
  }
  if (first !== undefined && typeof first !== 'string' && first.id.startsWith(TEMPORARY)) {
    const below = rest.length === 0 ? '' : textOf(rest)
    return below === null ? null : resolvePath('/', first.id.slice(TEMPORARY.length) + below)
  }
  const text = textOf(value)
  if (text === null || text === '') return null
  if (text.startsWith('/')) return resolvePath('', text)
  return world.cwd === null ? null : resolvePath(world.cwd, text)
}

/** As `hostPath`, with the defaults of variables that nobody sets; they are noted for the step being made. */
export function assumedPath(world: World, value: Value): string | null {
  const path = hostPath(world, value)
  if (path !== null) return path
  const resolved = value.map((part) =>
    typeof part === 'string' || !part.fallback ? [part] : assumeDefault(world, part),
  )
  return hostPath(world, concat(...resolved))
}

/** The text of a value, with defaults as in `assumedPath`. */
export function assumedText(world: World, value: Value): string | null {
  return textOf(
    concat(
      ...value.map((part) =>
        typeof part === 'string' || !part.fallback ? [part] : assumeDefault(world, part),
      ),
    ),
  )
}

function assumeDefault(world: World, part: Unknown): Value {
  const inner = withFallbacks(part.fallback!)
  if (!inner) return [part]
  world.assumed.push({ step: world.steps.length, label: part.label, value: inner.text })
  return literal(inner.text)
}

function textOf(value: Value): string | null {
  return value.every((part) => typeof part === 'string') ? value.join('') : null
}
