import { join } from 'node:path'
import { PrivateStore } from './private-store.ts'
import type { Tool } from './tool.ts'

interface Info {
  readonly host: { readonly serviceIsRemote?: boolean }
  readonly store: {
    readonly graphDriverName: string
    readonly graphRoot: string
    readonly graphOptions?: Readonly<Record<string, GraphOption>> | null
  }
}

/** A program comes with its version, other stores as a list under a name of their own. */
type GraphOption = string | readonly string[] | { readonly Executable: string }

/** @returns null where podman has no such thing: with a service, as on macOS, and with rare storage drivers */
export async function openPodmanStore(tool: Tool): Promise<PrivateStore | null> {
  const { host, store } = JSON.parse(await tool.call('info', '--format', 'json')) as Info
  if (host.serviceIsRemote) return null
  const { graphDriverName: driver, graphRoot: root, graphOptions } = store
  const options = Object.entries(graphOptions ?? {}).flatMap(([name, value]) => optionsOf(name, value))
  // It holds what podman knows of running containers.
  return PrivateStore.open(tool, { driver, root, options }, (folder) => ['--tmpdir', join(folder, 'tmp')])
}

function optionsOf(name: string, value: GraphOption): readonly string[] {
  if (typeof value === 'string') return [`${name}=${value}`]
  if ('Executable' in value) return [`${name}=${value.Executable}`]
  return value.map((one) => `${name.replace(/additionalImageStores$/, 'imagestore')}=${one}`)
}

/** Removes all that is in the store; it can be used again. */
export async function emptyPodmanStore(store: PrivateStore): Promise<void> {
  const { tool } = store
  // Asking them to end would take ten seconds.
  await tool.try('kill', '--all')
  // What an interrupted build leaves is external to podman, and still mounted.
  const containers = await tool.lines('ps', '--all', '--external', '--quiet')
  if (containers.length > 0) await tool.try('rm', '--force', '--volumes', ...containers)
  // They hold locks that all of podman's stores share.
  await tool.try('volume', 'rm', '--all', '--force')
  await store.empty()
}
