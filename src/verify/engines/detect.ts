import { VerifyError } from '../failure.ts'
import { type Environment, findProgram, lastLines } from '../process.ts'
import type { EngineName } from '../result.ts'
import { Buildah } from './buildah.ts'
import { Docker } from './docker.ts'
import type { Engine } from './engine.ts'
import { Podman } from './podman.ts'
import { SharedEngine } from './shared.ts'
import { Tool } from './tool.ts'

const ENGINES: readonly EngineName[] = ['docker', 'podman', 'buildah']

/** What `--engine` and `--buildx-builder` ask for. */
export interface EngineWish {
  readonly engine?: EngineName | undefined
  readonly buildx?: string | undefined
}

/**
 * The engine that is asked for, or the first that answers: those that the script calls come first.
 * @throws VerifyError that says what was tried
 */
export async function findEngine(wish: EngineWish, script: string, env: Environment): Promise<Engine> {
  const isCalled = (name: string) => new RegExp(`\\b${name}\\b`).test(script)
  const inOrder = ENGINES.toSorted((a, b) => Number(isCalled(b)) - Number(isCalled(a)))
  const wanted = wish.engine ?? (wish.buildx === undefined ? undefined : 'docker')
  const reasons: string[] = []
  for (const name of wanted === undefined ? inOrder : [wanted]) {
    const path = findProgram(name, env)
    const found = path === null ? 'is not installed' : await tries[name](new Tool(path, env), env, wish)
    if (typeof found !== 'string') return found
    reasons.push(`${name} ${found}`)
  }
  const message = `There is no engine to build with: ${reasons.join('; ')}.`
  throw new VerifyError({ reason: 'no-engine', message })
}

/** The engine, or what is wrong with it. */
const tries: Record<
  EngineName,
  (tool: Tool, env: Environment, wish: EngineWish) => Promise<Engine | string>
> = {
  async docker(tool, env, wish) {
    const { status, stdout, log } = await tool.try('version', '--format', '{{.Server.Version}}')
    // The package `podman-docker` gives podman this name.
    if (/podman/i.test((await tool.try('--version')).stdout)) return tries.podman(tool, env, wish)
    if (status !== 0) return `does not answer (${lastLines(log, 1).join('')})`
    const version = stdout.trim()
    const { buildx } = wish
    const builder = buildx === undefined ? builderOf(version, env) : 'buildkit'
    const info = { name: 'docker', version, builder, ...(buildx !== undefined && { buildx }) } as const
    const daemon = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG'].map((name) => env[name] ?? '')
    return new SharedEngine(new Docker(tool, info), JSON.stringify([...tool.command(), ...daemon]))
  },
  async podman(tool, _env, { buildx }) {
    if (buildx !== undefined) return 'has no builders of buildx'
    const { status, stdout, log } = await tool.try('version', '--format', '{{.Client.Version}}')
    if (status !== 0 || (await tool.try('images', '--quiet')).status !== 0) {
      return `does not answer (${lastLines(log, 1).join('')})`
    }
    return new Podman(tool, { name: 'podman', version: stdout.trim(), builder: null })
  },
  async buildah(tool, env, { buildx }) {
    if (buildx !== undefined) return 'has no builders of buildx'
    if (process.getuid?.() !== 0 && env['_CONTAINERS_USERNS_CONFIGURED'] === undefined) {
      return 'needs root here: run stagefold within `buildah unshare`'
    }
    const { status, log } = await tool.try('images', '--quiet')
    if (status !== 0) return `does not answer (${lastLines(log, 1).join('')})`
    const [version = ''] = /\d[\w.+~-]*/.exec((await tool.try('--version')).stdout) ?? []
    return new Buildah(tool, { name: 'buildah', version, builder: null })
  },
}

/** BuildKit is the default since Docker 23. */
function builderOf(version: string, env: Environment): 'buildkit' | 'classic' {
  const asked = env['DOCKER_BUILDKIT']
  if (asked) return /^(1|t|true)$/i.test(asked) ? 'buildkit' : 'classic'
  return Number.parseInt(version, 10) >= 23 ? 'buildkit' : 'classic'
}
