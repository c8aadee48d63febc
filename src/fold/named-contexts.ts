import { textAround } from '../script/world.ts'
import type { Journal } from '../diagnostics/journal.ts'
import { known, splitAt } from '../shell/value.ts'
import { isStream } from './context-operand.ts'
import type { ContextWay } from './context-sources.ts'
import {
  ownContext,
  readingParts,
  refuseTriggers,
  uniteContexts,
  type ContextChoice,
  type NamedContext,
  type UnitedContext,
} from './contexts.ts'
import { freeName } from './extra-stages.ts'
import { findIgnoreFile } from './ignore-file.ts'
import { ignoreDifference, unreadLists } from './ignore-merge.ts'
import { refuseOldBuilders, refuseUnnameable } from './nameable.ts'
import { nameOf, partsOf, type Builder, type Part, type Plan } from './plan.ts'
import { resolvedReferences } from './references.ts'

/**
 * `--named-contexts`: the final build keeps its context, and each other one is there by a name (E101). Measured on
 * Docker 26.1: owners, modes, links, dots and patterns are those of an ordinary context, and so is the
 * `.dockerignore` in its root; but no `Dockerfile.dockerignore` is its own.
 */
export function nameContexts(plan: Plan, choice: ContextChoice, journal: Journal): UnitedContext | null {
  const reading = readingParts(plan, choice)
  const wanting = plan.builders.filter(
    (builder) => reading.includes(builder) && wantsName(builder, plan, choice),
  )
  const isOne = plan.finals.every((final) => final.context === plan.final.context)
  const isGone =
    !reading.includes(plan.final) && ownContext(plan.final, choice.world.project) !== plan.final.context
  if (
    !isOne ||
    isGone ||
    (wanting.length === 0 && plan.builders.every(({ context }) => context === plan.final.context))
  )
    return uniteContexts(plan, choice, journal)
  refuseTriggers(plan, journal)
  const ways = new Map<Part, ContextWay>()
  for (const part of partsOf(plan)) ways.set(part, { prefix: '', name: null })
  const named: NamedContext[] = []
  for (const builder of wanting) {
    const twin = named.find((one) => one.builder.context === builder.context)
    const name = twin?.name ?? nameFor(builder, plan, named)
    if (!twin) named.push({ name, builder })
    ways.set(builder, { prefix: '', name })
    refuseOtherList(builder, null, choice, journal)
    refuseUnnameable(builder, choice, journal)
  }
  if (named.length > 0) {
    refuseOldBuilders(plan, named, choice.world, journal)
    journal.add('SF415', plan.final.build.span)
  }
  for (const final of plan.finals) refuseOtherList(final, choice.dockerfile, choice, journal)
  const isRead = reading.some((part) => ways.get(part)!.name === null)
  return { root: plan.final.context, isRead, ways, named, ignore: unreadLists(plan, choice.world.project) }
}

/** Whether the final build's own context would not do, because it is another one or shows other files. */
function wantsName(builder: Builder, plan: Plan, { world, dockerfile }: ContextChoice): boolean {
  const { final } = plan
  const { project } = world
  if (builder.context !== final.context || isStream(final, textAround(world, final.build.span))) return true
  const own = findIgnoreFile(project, builder.context, nameOf(builder))
  const other = findIgnoreFile(project, final.context, dockerfile)
  return ignoreDifference(builder, own, other.text, final.context, project) !== null
}

/**
 * The part's list gives way to another: a named context has only the one in its root, and a Dockerfile that moves
 * leaves the one beside it.
 *
 * @param beside the Dockerfile that a list may belong to from now on.
 */
function refuseOtherList(
  part: Part,
  beside: string | null,
  { world }: ContextChoice,
  journal: Journal,
): void {
  const { context, build } = part
  const own = findIgnoreFile(world.project, context, nameOf(part))
  const next = findIgnoreFile(world.project, context, beside)
  if (own.path === next.path) return
  if (context.startsWith('/')) {
    const problem = `${own.path} may differ from the .dockerignore there`
    journal.add('SF322', build.span, { context, problem })
    return
  }
  const path = ignoreDifference(part, own, next.text, context, world.project)
  if (path === null) return
  const [one, other] = [own, next].map((list) => list.path ?? 'no ignore file')
  journal.add('SF314', build.span, { path, one: one!, other: other!, option: '' })
}

/** A name that no stage, no image and no other context of the files has: it would stand for that one. */
function nameFor(builder: Builder, plan: Plan, named: readonly NamedContext[]): string {
  const parts = partsOf(plan)
  const taken = new Set([
    ...parts.flatMap((part) => [...resolvedReferences(part.dockerfile)].map(withoutTag)),
    ...parts.flatMap((part) => givenNames(part)),
    ...named.map((one) => one.name),
  ])
  // Runs of separators are no image name, and a context's name has to be one.
  const wanted = `${builder.stageName.replaceAll(/[^a-z0-9]+/g, '-').replace(/-$/, '')}-context`
  for (let at = 1; ; at += 1) {
    const name = at === 1 ? wanted : `${wanted}-${at}`
    if (!taken.has(name) && freeName(name, plan, []) === name) return name
  }
}

/** Docker reads `docker.io/library/x:latest` as `x`. */
function withoutTag(image: string): string {
  return image.replace(/^(docker\.io\/)?(library\/)?/, '').replace(/[:@].*$/, '')
}

function givenNames({ build }: Part): string[] {
  return build.flags.flatMap(({ name, value }) => {
    const given = name === 'build-context' && value ? splitAt(value, '=')?.[0] : undefined
    return given ? [withoutTag(known(given) ?? '')] : []
  })
}
