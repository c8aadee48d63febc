import type { Journal } from '../diagnostics/journal.ts'
import type { BuildFlag } from '../pipeline/types.ts'
import { readMounts } from '../dockerfile/mounts.ts'
import { equal, show } from '../shell/value.ts'
import { builderBehind } from './images.ts'
import { usedBuilders } from './script/fates.ts'
import type { World } from '../script/world.ts'
import type { Builder, Part, Plan } from './plan.ts'

/** What the fold does with an option that one of the builds has. */
type Policy =
  /** Freshness: if either build has it, the one build has it (E86). */
  | 'share'
  /** Not part of the image: the builder's goes with its build (E75, E84). */
  | 'drop'
  /** Seen by every RUN: free when the others run nothing, otherwise an assumption (E81). */
  | 'resource'
  /** As resource, but what it changes is what a build can reach: refused instead (E81). */
  | 'network'
  /** Reaches only the RUNs that mount it (E82). */
  | 'mounted'
  /** Written on the FROM lines (E83). */
  | 'platform'
  /** Must be the same for both. */
  | 'equal'

const policies: Readonly<Record<string, Policy>> = {
  ...each('share', ['no-cache', 'pull']),
  ...each('drop', [
    'label',
    'annotation',
    'iidfile',
    'metadata-file',
    'cache-from',
    'cache-to',
    'progress',
    'quiet',
    'rm',
  ]),
  ...each('drop', [
    'force-rm',
    'compress',
    'disable-content-trust',
    'squash',
    'load',
    'stream',
    'provenance',
    'sbom',
  ]),
  ...each('drop', ['attest', 'debug', 'no-cache-filter', 'isolation', 'builder']),
  ...each('resource', [
    'add-host',
    'ulimit',
    'shm-size',
    'memory',
    'memory-swap',
    'cgroup-parent',
    'security-opt',
  ]),
  ...each('resource', ['cpu-period', 'cpu-quota', 'cpu-shares', 'cpuset-cpus', 'cpuset-mems', 'allow']),
  ...each('network', ['network']),
  ...each('mounted', ['secret', 'ssh']),
  ...each('platform', ['platform']),
  ...each('equal', ['build-context', 'output', 'push', 'call', 'check']),
}

function each(policy: Policy, names: readonly string[]): Record<string, Policy> {
  return Object.fromEntries(names.map((name) => [name, policy]))
}

/** @returns the options of the builders that a final `docker build` takes over, in the order of the script. */
export function planFlags(final: Part, plan: Plan, world: World, journal: Journal): readonly BuildFlag[] {
  const passed: BuildFlag[] = []
  for (const builder of plan.builders) {
    for (const flag of builder.build.flags) {
      if (
        !has(final, flag) &&
        !passed.some((other) => same(other, flag)) &&
        passes(flag, builder, final, plan, world, journal)
      ) {
        passed.push(flag)
      }
    }
    for (const flag of final.build.flags) if (!has(builder, flag)) checkFinalFlag(flag, builder, journal)
  }
  return passed
}

function passes(
  flag: BuildFlag,
  builder: Builder,
  final: Part,
  plan: Plan,
  world: World,
  journal: Journal,
): boolean {
  const policy = policies[flag.name] ?? 'equal'
  const others = [final, ...plan.builders.filter((other) => other !== builder)]
  switch (policy) {
    case 'share':
      journal.add('SF505', flag.span, { flag: flag.name })
      return true
    case 'drop':
      // An image hands its labels on to the one that starts from it.
      if (flag.name === 'label' && isBaseOf(builder, final, plan)) return true
      if (flag.name === 'label' && isInUsedImage(builder, plan, world)) {
        refuse(flag, journal, 'an image that the script still uses has the label')
      }
      refuseReaders(flag, world, journal)
      journal.add('SF504', flag.span, { flag: flag.name })
      return false
    case 'resource':
      if (others.some(runsCommands)) journal.add('SF408', flag.span, { flag: flag.name })
      return true
    case 'network':
      if (others.some(runsCommands)) refuse(flag, journal, 'the other build runs commands that would see it')
      return true
    case 'mounted':
      if (others.some((other) => mountsSame(flag, other)))
        refuse(flag, journal, 'the other build mounts one of that name too')
      return true
    case 'platform':
      return false
    case 'equal':
      if (flag.name === 'output' && isExported(builder, world)) return false
      refuse(flag, journal, 'the builds may not mean the same')
      return false
  }
}

/** The files that its `--output` let out come from the stage now. */
function isExported({ build }: Builder, world: World): boolean {
  return world.steps.some((step) => step.kind === 'extract' && step.via === build.id)
}

/** A file that the builder's build wrote and that the script looks at (E84). */
function refuseReaders(flag: BuildFlag, world: World, journal: Journal): void {
  if (flag.value === null || flag.name !== 'metadata-file') return
  const reader = world.records.find(
    (record) =>
      !record.steps.some((id) => world.steps[id]!.kind === 'build') &&
      record.fields.some((field) => equal(field.value, flag.value!)),
  )
  if (reader && reader.fields[0] && show(reader.fields[0].value) !== 'rm')
    refuse(flag, journal, 'the script reads the file that it writes')
}

/** An option of the final build reaches the builder's stages too once they are one build. */
function checkFinalFlag(flag: BuildFlag, builder: Builder, journal: Journal): void {
  const policy = policies[flag.name] ?? 'equal'
  if (policy === 'resource' && runsCommands(builder)) journal.add('SF408', flag.span, { flag: flag.name })
  if (policy === 'network' && runsCommands(builder))
    refuse(flag, journal, 'the builder runs commands that would see it')
  if (policy === 'share') journal.add('SF505', flag.span, { flag: flag.name })
  if (policy === 'mounted' && mountsSame(flag, builder))
    refuse(flag, journal, 'the builder mounts one of that name too')
}

/** A builder whose image is tagged, pushed or run, or that such a one starts from, keeps what it inherits. */
function isInUsedImage(builder: Builder, plan: Plan, world: World): boolean {
  const used = usedBuilders(plan, world)
  return plan.builders.some(
    (other) => other !== builder && used.has(other.build.id) && isBaseOf(builder, other, plan),
  )
}

/** Whether the image that a part makes stands on a builder's, over whatever stages and images between them. */
function isBaseOf(builder: Builder, part: Part, plan: Plan): boolean {
  return part.dockerfile.stages.some((stage) => {
    const base = builderBehind(stage.base.text, part, plan.builders)
    return base !== null && (base === builder || isBaseOf(builder, base, plan))
  })
}

/** A secret or an agent reaches only the RUNs that mount it; `id` defaults to `default` for ssh. */
function mountsSame(flag: BuildFlag, part: Part): boolean {
  const value = flag.value === null ? '' : show(flag.value)
  const id =
    /(?:^|,)id=([^,]+)/.exec(value)?.[1] ?? (flag.name === 'ssh' ? value.split('=')[0] || 'default' : '')
  return part.dockerfile.instructions.some((instruction) =>
    readMounts(instruction).some((mount) => {
      const own =
        mount.fields.find(({ key }) => key === 'id')?.value?.text ??
        (mount.type === 'ssh' ? 'default' : mount.target?.text.split('/').at(-1))
      return mount.type === flag.name && own === id
    }),
  )
}

function refuse(flag: BuildFlag, journal: Journal, problem: string): void {
  journal.add('SF306', flag.span, { flag: flag.name, problem })
}

function has(part: Part, flag: BuildFlag): boolean {
  return part.build.flags.some((other) => same(other, flag))
}

function same(a: BuildFlag, b: BuildFlag): boolean {
  if (a.name !== b.name) return false
  return a.value === null || b.value === null ? a.value === b.value : equal(a.value, b.value)
}

function runsCommands(part: Part): boolean {
  return part.dockerfile.instructions.some((instruction) => instruction.keyword === 'RUN')
}
