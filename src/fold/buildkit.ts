import type { World } from '../script/world.ts'
import { known } from '../shell/value.ts'
import type { Part } from './plan.ts'
import { recordOf } from './script/final-build.ts'

/** Whether the script turns BuildKit off for a build. */
export function isTurnedOff(part: Part, world: World): boolean {
  if (known(part.moment.variables.get('DOCKER_BUILDKIT') ?? []) === '0') return true
  if (part.byHand) return false
  const { node, script } = recordOf(part, world)
  return /\bDOCKER_BUILDKIT=["']?0/.test(script.text.slice(node.pos, part.build.span.end))
}

/** A frontend that a Dockerfile names and that is older than a minor version of 1, or not known. */
export function oldFrontend({ directives }: Part['dockerfile'], minor: number): string | null {
  const old = directives.find(({ name, value }) => name === 'syntax' && !isSince(value, minor))
  return old?.value ?? null
}

function isSince(frontend: string, minor: number): boolean {
  const version = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::([^@]+))?(?:@.*)?$/.exec(frontend)
  const tag = version?.[1] ?? 'latest'
  if (!version) return false
  const [, given] = /^1(?:\.(\d+)(?:[.-].*)?)?(?:-labs)?$/.exec(tag) ?? []
  return /^(latest|master|labs|1|1-labs)$/.test(tag) || (given !== undefined && Number(given) >= minor)
}
