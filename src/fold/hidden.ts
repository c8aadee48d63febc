import type { Journal } from '../diagnostics/journal.ts'
import type { Hidden } from '../script/hidden.ts'
import type { World } from '../script/world.ts'
import { show } from '../shell/value.ts'
import { baseName } from '../source/path.ts'
import type { Pattern } from './find.ts'
import { lastBuild, partsOf } from './plan.ts'
import { mentions } from './script/messages.ts'

/** Commands that run what nobody can read, where it may be a part of the pattern. */
export function refuseHidden(world: World, pattern: Pattern, journal: Journal): void {
  const first = (run: number): number =>
    Math.min(...partsOf(pattern).flatMap(({ build, moment }) => (moment.run === run ? [build.id] : [])))
  const names = namesOf(pattern)
  for (const one of world.hidden) {
    const isBefore = one.at <= lastBuild(pattern, one.run)
    const isBetween = isBefore && one.at > first(one.run)
    const isOurs = (isBefore && docker.test(one.text)) || names.some((name) => mentions(one.text, name))
    if (isOurs || (isBetween && one.isWhole)) tell(one, journal)
  }
}

/** A script that extracts files, or builds several images, and does something else with docker that nobody can read. */
export function refuseLonelyHidden(world: World, journal: Journal): void {
  const kinds = world.steps.map(({ kind }) => kind)
  const isNear = kinds.includes('extract') || kinds.filter((kind) => kind === 'build').length > 1
  for (const one of world.hidden) if (isNear && docker.test(one.text)) tell(one, journal)
}

function tell({ span, command }: Hidden, journal: Journal): void {
  journal.add('SF233', span, { command })
}

function namesOf(pattern: Pattern): readonly string[] {
  return [
    ...[...pattern.artifacts.values()].map(({ path }) => baseName(path)),
    ...pattern.builders.flatMap(({ build, dockerfile }) => [
      ...build.tags.map(show),
      baseName(dockerfile.path),
    ]),
  ].filter((name) => name !== '' && !name.startsWith('$'))
}

/** What it does to images and containers is what the pattern is made of. */
const docker =
  /\b(docker|podman|nerdctl|buildah)\b[^;&|]*\b(build|bud|create|run|cp|start|commit|export|save|load|import|tag|rmi?)\b/
