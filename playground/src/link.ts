import { fromBase64url, toBase64url } from './base64url.ts'
import { deflate, inflate } from './deflate.ts'
import { settingNames, settingSpec } from './settings.ts'
import type { Settings } from './settings.ts'
import { pathProblem } from './workbench.ts'
import type { WorkFile, Workbench } from './workbench.ts'

/** Bytes of JSON that a link may stand for. */
const maximumSize = 4 * 1024 * 1024

/** What the fragment of an address holds. */
export type LinkReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'workbench'; readonly workbench: Workbench }
  | { readonly kind: 'newer' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken' }

/**
 * A fragment without `#` that carries all of a workbench: `v1.` and base64url of deflated JSON. Servers never see it.
 */
export async function writeLink(bench: Workbench): Promise<string> {
  const data = {
    files: bench.files.map(({ path, text }) => [path, text]),
    ...(bench.active !== 0 && { active: bench.active }),
    ...(bench.script !== null && { script: bench.script }),
    ...(Object.keys(bench.settings).length > 0 && { settings: bench.settings }),
  }
  return `v1.${toBase64url(await deflate(JSON.stringify(data)))}`
}

/** Reads what writeLink wrote, or anything that a stranger put there instead. Never throws. */
export async function readLink(fragment: string): Promise<LinkReading> {
  if (fragment === '') return { kind: 'none' }
  const [, version, data] = /^v(\d{1,6})\.(.*)$/.exec(fragment) ?? []
  if (version === undefined || data === undefined) return { kind: 'broken' }
  if (version !== '1') return { kind: Number(version) > 1 ? 'newer' : 'broken' }
  const bytes = fromBase64url(data)
  if (bytes === null) return { kind: 'broken' }
  try {
    const json = await inflate(bytes, maximumSize)
    if (json === null) return { kind: 'too-large' }
    const workbench = workbenchOf(JSON.parse(json))
    return workbench === null ? { kind: 'broken' } : { kind: 'workbench', workbench }
  } catch {
    return { kind: 'broken' }
  }
}

function workbenchOf(data: unknown): Workbench | null {
  if (!isRecord(data)) return null
  const files = filesOf(data['files'])
  if (files === null) return null
  const { active = 0, script = null, settings = {} } = data
  const isOpen = Number.isInteger(active) && (active as number) >= 0
  if (!isOpen || (active as number) > Math.max(0, files.length - 1)) return null
  if (script !== null && !files.some(({ path }) => path === script)) return null
  const read = settingsIn(settings)
  return read && { files, active: active as number, script: script as string | null, settings: read }
}

function filesOf(data: unknown): readonly WorkFile[] | null {
  if (!Array.isArray(data)) return null
  const files: WorkFile[] = []
  for (const entry of data as readonly unknown[]) {
    if (!Array.isArray(entry)) return null
    const [path, text] = entry as readonly unknown[]
    if (typeof path !== 'string' || typeof text !== 'string' || pathProblem(files, path) !== null) return null
    files.push({ path, text })
  }
  return files
}

/** A setting that this page does not know means another result: such a link is not one of ours. */
function settingsIn(data: unknown): Settings | null {
  if (!isRecord(data)) return null
  const isRight = Object.entries(data).every(([key, value]) => {
    const name = settingNames.find((known) => known === key)
    if (name === undefined) return false
    return settingSpec(name).type === 'boolean' ? value === true : typeof value === 'string'
  })
  return isRight ? data : null
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
