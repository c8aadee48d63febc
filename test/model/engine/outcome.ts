import { createHash } from 'node:crypto'
import type { Image } from '../../../src/verify/image/types.ts'
import type { ModelImage } from '../image.ts'
import type { ModelResult } from '../model.ts'
import type { RealResult } from './real.ts'

/** An image as lines of text that model and engine write alike, or null where there is none. */
export type Outcome = readonly string[] | null

/** The base's programs are real only on an engine, and what engines leave behind is no result. */
const skipped =
  /^\/($|bin(\/|$)|lib(64)?(\/|$)|(dev|proc|sys|tmp|etc)$|etc\/(passwd|group|hosts|hostname|resolv\.conf)$)/

export function modelOutcome(result: ModelResult): Outcome {
  if ('failure' in result) return null
  const { tree, config } = result.image
  const lines = tree.entries().map(([path, entry]) => {
    const content =
      entry.type === 'file' ? sha256(entry.content) : entry.type === 'link' ? `-> ${entry.target}` : ''
    return line(path, entry.type, entry.mode, entry, content, Object.keys(entry.xattrs ?? {}))
  })
  return [...kept(lines), ...modelConfig(config)]
}

export function realOutcome(result: RealResult): Outcome {
  if ('failure' in result) return null
  const lines = [...result.image.files].map(([path, entry]) => {
    const type = { directory: 'dir', symlink: 'link' }[entry.type as string] ?? entry.type
    const content = entry.digest?.slice(0, 12) ?? (entry.link === null ? '' : `-> ${entry.link}`)
    return line(path, type, entry.mode, entry, content, Object.keys(entry.xattrs))
  })
  return [...kept(lines), ...realConfig(result.image)]
}

function line(
  path: string,
  type: string,
  mode: number,
  owner: { uid: number; gid: number },
  content: string,
  xattrs: readonly string[],
): string {
  return [path, type, mode.toString(8), `${owner.uid}:${owner.gid}`, content, ...xattrs]
    .filter((each) => each !== '')
    .join(' ')
}

function kept(lines: readonly string[]): string[] {
  return lines.filter((each) => !skipped.test(each.split(' ')[0]!)).sort()
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12)
}

function modelConfig(config: ModelImage['config']): string[] {
  return settings({
    Env: config.env.map(([name, value]) => `${name}=${value}`),
    Cmd: config.cmd,
    Entrypoint: config.entrypoint,
    WorkingDir: config.workdir,
    User: config.user,
    Labels: config.labels,
    ExposedPorts: config.exposed,
    Volumes: config.volumes,
    OnBuild: config.onbuild,
    StopSignal: config.stopSignal,
    Shell: config.shell,
  })
}

function realConfig({ config: document }: Image): string[] {
  const config = document.config ?? {}
  return settings({
    ...Object.fromEntries(
      ['Env', 'Cmd', 'Entrypoint', 'WorkingDir', 'User', 'Labels', 'OnBuild', 'StopSignal', 'Shell'].map(
        (key) => [key, config[key]],
      ),
    ),
    ExposedPorts: Object.keys(config['ExposedPorts'] ?? {}).sort(),
    Volumes: Object.keys(config['Volumes'] ?? {}).sort(),
  })
}

/** Nothing, empty and `/` as the working folder are said in several ways. */
function settings(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values)
    .flatMap(([key, value]) => {
      const sorted =
        value && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).sort() : value
      const text = JSON.stringify(sorted ?? '')
      return ['""', '[]', '"/"'].includes(text) ? [] : [`${key} ${text}`]
    })
    .sort()
}
