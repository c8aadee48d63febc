import type { Mount } from '../../pipeline/types.ts'
import { known, show, splitAt, type Value } from '../../shell/value.ts'
import { cleanPath } from '../../source/path.ts'
import { hostPath } from '../host-paths.ts'
import { readSettings } from '../settings.ts'
import type { World } from '../world.ts'
import type { ParsedOptions } from './parse-options.ts'

/** What lies over an image's files in a container. */
export function mountsOf(parsed: ParsedOptions, world: World): readonly Mount[] {
  return parsed.options.flatMap(({ name, value }): Mount[] => {
    if (value === null) return []
    if (name === 'volume') return [bound(value, world)]
    if (name === 'mount') return [described(value, world)]
    if (name === 'tmpfs') return [{ kind: 'tmpfs', path: '', target: targetOf(value), readOnly: false }]
    if (name === 'volumes-from') return [{ kind: 'outside', path: show(value), target: '/', readOnly: false }]
    return []
  })
}

/** `HOST:TARGET[:OPTIONS]`, `NAME:TARGET`, `TARGET` alone. */
function bound(value: Value, world: World): Mount {
  const pair = splitAt(value, ':')
  if (!pair) return { kind: 'volume', path: '', target: targetOf(value), readOnly: false }
  const rest = splitAt(pair[1], ':')
  const target = targetOf(rest ? rest[0] : pair[1])
  const readOnly = rest !== null && (known(rest[1]) ?? '').split(',').includes('ro')
  return { ...sourceOf(pair[0], world), target, readOnly }
}

/** `type=bind,source=HOST,target=TARGET,readonly`. */
function described(value: Value, world: World): Mount {
  const fields = readSettings(value)
  const target = targetOf(fields.get('target') ?? fields.get('dst') ?? fields.get('destination') ?? [])
  const readOnly = fields.has('readonly') || fields.has('ro')
  const type = known(fields.get('type') ?? ['volume'])
  if (type === 'tmpfs') return { kind: 'tmpfs', path: '', target, readOnly }
  const source = fields.get('source') ?? fields.get('src') ?? []
  if (type === 'volume') return { kind: 'volume', path: show(source), target, readOnly }
  return { ...sourceOf(source, world), target, readOnly }
}

/** A name without a slash is a volume's; a path is the project's where that is known. */
function sourceOf(value: Value, world: World): Pick<Mount, 'kind' | 'path'> {
  const text = known(value)
  if (text !== null && /^[\w-][\w.-]*$/.test(text)) return { kind: 'volume', path: text }
  const path = hostPath(world, value)
  return path === null || path.startsWith('/')
    ? { kind: 'outside', path: show(value) }
    : { kind: 'project', path }
}

/** A target that nobody knows may be anywhere. */
function targetOf(value: Value): string {
  const text = known(splitAt(value, ':')?.[0] ?? value)
  return (text === null || !text.startsWith('/') ? null : cleanPath(text)) ?? '/'
}
