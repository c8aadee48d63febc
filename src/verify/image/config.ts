import type { Difference, ImageConfig } from './types.ts'

// Image id, hostname, ArgsEscaped and the like say how an image was built, not what it is.
const KEYS = [
  'Env',
  'Cmd',
  'Entrypoint',
  'WorkingDir',
  'User',
  'Labels',
  'ExposedPorts',
  'Volumes',
  'OnBuild',
  'StopSignal',
  'Healthcheck',
  'Shell',
]

const PLATFORM = { Os: 'os', Architecture: 'architecture', Variant: 'variant' } as const

// buildah signs every image that it builds with its own version.
const TOOL_LABELS = new Set(['io.buildah.version'])

/** The differences between two images' configurations. */
export function compareConfigs(first: ImageConfig, second: ImageConfig): Difference[] {
  const pairs: [key: string, first: unknown, second: unknown][] = [
    ...KEYS.map((key): [string, unknown, unknown] => [key, setting(first, key), setting(second, key)]),
    ...Object.entries(PLATFORM).map(([key, at]): [string, unknown, unknown] => [key, first[at], second[at]]),
  ]
  return pairs.flatMap(([name, a, b]) => {
    const [left, right] = [canonical(a), canonical(b)]
    return left === right ? [] : [{ where: 'config', name, field: 'value', first: left, second: right }]
  })
}

function setting(config: ImageConfig, key: string): unknown {
  const value = config.config?.[key]
  if (key !== 'Labels' || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([label]) => !TOOL_LABELS.has(label)))
}

// Engines write "nothing" as null, as an empty string, list or object, or not at all.
function canonical(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'object' && Object.keys(value).length === 0) return null
  return JSON.stringify(value, (_key, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
