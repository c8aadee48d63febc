import type { Tree } from './files/tree.ts'

export interface Config {
  readonly env: readonly (readonly [string, string])[]
  readonly cmd: readonly string[] | null
  readonly entrypoint: readonly string[] | null
  readonly workdir: string
  readonly user: string
  readonly labels: Readonly<Record<string, string>>
  readonly exposed: readonly string[]
  readonly volumes: readonly string[]
  readonly onbuild: readonly string[]
  readonly stopSignal: string
  readonly healthcheck: string
  readonly shell: readonly string[] | null
}

export interface ModelImage {
  readonly tree: Tree
  readonly config: Config
}

export const emptyConfig: Config = {
  env: [],
  cmd: null,
  entrypoint: null,
  workdir: '',
  user: '',
  labels: {},
  exposed: [],
  volumes: [],
  onbuild: [],
  stopSignal: '',
  healthcheck: '',
  shell: null,
}

/** A later value takes the earlier one's place in the order, as both builders write it. */
export function withEnv(config: Config, name: string, value: string): Config {
  const known = config.env.some(([each]) => each === name)
  const env = known
    ? config.env.map(([each, old]) => [each, each === name ? value : old] as const)
    : [...config.env, [name, value] as const]
  return { ...config, env }
}
