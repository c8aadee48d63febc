import { builderBehind } from './images.ts'
import { referencesOf, stageOf } from './references.ts'
import type { Journal } from '../diagnostics/journal.ts'
import { show, withFallbacks, type Value } from '../shell/value.ts'
import { baseName } from '../source/path.ts'
import { referencesTo } from './bases.ts'
import type { Part } from './plan.ts'

/** What BuildKit takes for a stage's name; buildah wants it in lower case (E90). */
const valid = /^[a-z][a-z0-9-_.]*$/

/**
 * Names the stages that the builders become, from the script's own words: the stage's own name, `--stage-name`,
 * the tag of `app:build`, the image `web-builder`.
 *
 * @param twinsOf builds that are to get the same name, as they become the same text.
 * @returns a name per builder, none of them a stage of another file (E91) or an image that some FROM, COPY --from
 *   or mount names (E92).
 */
export function nameStages(
  builders: readonly Part[],
  finals: readonly Part[],
  wanted: readonly (string | undefined)[],
  twinsOf: (builder: Part) => readonly Part[],
  journal: Journal,
): string[] {
  const parts = [...builders, ...finals]
  const given = new Set<string>()
  return builders.map((builder, at) => {
    const own = builder.target.name?.text.toLowerCase()
    const asked = wanted[at]
    const taken = new Set([...stagesIn(parts), ...imagesIn(parts, builder, builders), ...given])
    if (own !== undefined && asked === undefined && isUnique(own, builder, parts, builders)) return own
    if (asked !== undefined) refuseBadName(asked, taken, own, journal)
    const name =
      asked ??
      candidates(builder, parts, builders).find(
        (candidate) =>
          valid.test(candidate) &&
          !taken.has(candidate) &&
          twinsOf(builder).every((twin) => candidates(twin, parts, builders).includes(candidate)),
      ) ??
      numbered('builder', taken)
    given.add(name)
    return name
  })
}

/**
 * Names the stages of the final images where one Dockerfile makes several of them: the stage's own name, else the
 * image's, else the tag.
 *
 * @param names of the builders' stages.
 */
export function nameFinals(
  builders: readonly Part[],
  finals: readonly Part[],
  names: readonly string[],
): readonly (string | null)[] {
  if (new Set(finals.map(({ dockerfile }) => dockerfile.path)).size === 1) return finals.map(() => null)
  const parts = [...builders, ...finals]
  const taken = new Set([...stagesIn(parts), ...imagesIn(parts, null, builders), ...names])
  const found = new Map<string, string>()
  return finals.map((final) => {
    const stage = `${final.target.index} ${final.dockerfile.path}`
    const others = [...builders, ...finals].filter(
      ({ dockerfile }) => dockerfile.path !== final.dockerfile.path,
    )
    const own = final.target.name?.text.toLowerCase()
    const isOwn =
      own !== undefined && !names.includes(own) && isUnique(own, final, [final, ...others], builders)
    const name =
      found.get(stage) ??
      (isOwn ? own : null) ??
      finalCandidates(final, finals).find((one) => valid.test(one) && !taken.has(one)) ??
      numbered('final', taken)
    taken.add(name)
    found.set(stage, name)
    return name
  })
}

/** The part of the tags by which the images differ comes first. */
function finalCandidates(final: Part, finals: readonly Part[]): string[] {
  const tags = final.build.tags.map((tag) => split(literals(tag)))
  const others = finals.filter((one) => one !== final).flatMap(({ build }) => build.tags.map(literals))
  const images = tags.map(({ image }) => image)
  const labels = tags.map(({ label }) => label).filter((label) => !isVersion(label))
  const isAlone = images.every((image) => others.every((other) => split(other).image !== image))
  return [...(isAlone ? images : labels), ...images, ...endingOf(final)].map(clean)
}

function split(tag: string): { image: string; label: string } {
  const [image = '', label = ''] = baseName(tag).split(':')
  return { image, label }
}

function stagesIn(parts: readonly Part[]): string[] {
  return parts.flatMap(({ dockerfile }) =>
    dockerfile.stages.flatMap((stage) => (stage.name ? [stage.name.text.toLowerCase()] : [])),
  )
}

/** What the Dockerfiles call images; what means the owner's own image may become the name of its stage. */
function imagesIn(parts: readonly Part[], owner: Part | null, builders: readonly Part[]): string[] {
  return parts.flatMap((part) =>
    referencesOf(part.dockerfile)
      .filter((reference) => stageOf(reference, part.dockerfile) === null)
      .filter((reference) => !owner || builderBehind(reference.name, part, builders) !== owner)
      .map(({ name }) => name.toLowerCase()),
  )
}

function isUnique(name: string, owner: Part, parts: readonly Part[], builders: readonly Part[]): boolean {
  const others = parts.filter((part) => part !== owner)
  return (
    valid.test(name) &&
    !stagesIn(others).includes(name) &&
    !imagesIn(others, builders.includes(owner) ? owner : null, builders).includes(name)
  )
}

function refuseBadName(
  name: string,
  taken: ReadonlySet<string>,
  own: string | undefined,
  journal: Journal,
): void {
  if (!valid.test(name)) {
    journal.add('SF305', null, { name, problem: 'a stage name is lower case and starts with a letter' })
  } else if (taken.has(name) && name !== own) {
    journal.add('SF305', null, { name, problem: 'another stage or image of the Dockerfiles has it' })
  }
}

/** From the most telling to the least: a tag that is no version, the image, the Dockerfile's ending. */
function candidates(builder: Part, parts: readonly Part[], builders: readonly Part[]): string[] {
  const others = builders.filter(({ dockerfile }) => dockerfile.path !== builder.dockerfile.path)
  const labels = new Set(others.flatMap(({ build }) => build.tags.map((tag) => imageAndLabel(tag).label)))
  const names = builder.build.tags.flatMap((tag) => {
    const { image, label } = imageAndLabel(tag)
    const telling = isVersion(label) ? [] : [clean(labels.has(label) ? `${image}-${label}` : label)]
    return /build/i.test(label) || !/build/i.test(image)
      ? [...telling, ...(/build/i.test(image) ? [clean(image)] : [])]
      : [clean(image)]
  })
  const images = builder.build.tags.map((tag) => clean(baseName(show(tag)).split(':')[0]!))
  const telling = [...names, ...endingOf(builder).map(clean)]
  const isBase = parts.some((part) => referencesTo(builder, part, builders).length > 0)
  return isBase ? [...telling, ...images, 'builder'] : [...telling, 'builder', ...images]
}

function imageAndLabel(tag: Value): { readonly image: string; readonly label: string } {
  const text = (withFallbacks(tag)?.text ?? literals(tag)).replace(/@.*$/, '')
  const [image = '', label = ''] = baseName(text).split(':')
  return { image, label }
}

function isVersion(label: string): boolean {
  return /^(latest|\$.*|v?\d.*|)$/.test(label)
}

function endingOf({ dockerfile }: Part): string[] {
  const name = baseName(dockerfile.path.replace(/ \(.*$/, ''))
  const ending = /^Dockerfile[._-](\w[\w-]*)$/i.exec(name)?.[1] ?? /^([\w-]+)\.Dockerfile$/i.exec(name)?.[1]
  return ending ? [ending] : []
}

/** The parts of a tag that the script writes out. */
function literals(tag: Value): string {
  return tag.filter((part) => typeof part === 'string').join('')
}

function clean(text: string): string {
  return text
    .toLowerCase()
    .replace(/\$\{?\w+[^}]*\}?/g, '')
    .replace(/[^a-z0-9-_.]+/g, '-')
    .replace(/^[^a-z]+|[-_.]+$/g, '')
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let at = 2; ; at += 1) if (!taken.has(`${name}-${at}`)) return taken.has(name) ? `${name}-${at}` : name
}
