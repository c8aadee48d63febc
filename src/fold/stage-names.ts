import { resolvedReferences } from './references.ts'
import type { Journal } from '../diagnostics/journal.ts'
import { show, withFallbacks, type Value } from '../shell/value.ts'
import { baseName } from '../source/path.ts'
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
  const taken = namesIn([...builders, ...finals])
  return builders.map((builder, at) => {
    const own = builder.target.name?.text.toLowerCase()
    const asked = wanted[at]
    if (own !== undefined && asked === undefined && isUnique(own, builder, [...builders, ...finals]))
      return own
    if (asked !== undefined) refuseBadName(asked, taken, own, journal)
    const name =
      asked ??
      candidates(builder).find(
        (candidate) =>
          valid.test(candidate) &&
          !taken.has(candidate) &&
          twinsOf(builder).every((twin) => candidates(twin).includes(candidate)),
      ) ??
      numbered('builder', taken)
    taken.add(name)
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
  const taken = namesIn([...builders, ...finals])
  for (const name of names) taken.add(name)
  const found = new Map<string, string>()
  return finals.map((final) => {
    const stage = `${final.target.index} ${final.dockerfile.path}`
    const others = [...builders, ...finals].filter(
      ({ dockerfile }) => dockerfile.path !== final.dockerfile.path,
    )
    const own = final.target.name?.text.toLowerCase()
    const isOwn = own !== undefined && !names.includes(own) && isUnique(own, final, [final, ...others])
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

function namesIn(parts: readonly Part[]): Set<string> {
  const taken = new Set<string>()
  for (const part of parts) {
    for (const stage of part.dockerfile.stages) if (stage.name) taken.add(stage.name.text.toLowerCase())
    for (const name of resolvedReferences(part.dockerfile)) taken.add(name.toLowerCase())
  }
  return taken
}

function isUnique(name: string, owner: Part, parts: readonly Part[]): boolean {
  return (
    valid.test(name) &&
    parts.every(
      (part) =>
        part === owner || !part.dockerfile.stages.some((stage) => stage.name?.text.toLowerCase() === name),
    ) &&
    parts.every((part) => part === owner || !resolvedReferences(part.dockerfile).has(name))
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
function candidates(builder: Part): string[] {
  const names = builder.build.tags.flatMap((tag) => {
    const text = (withFallbacks(tag)?.text ?? literals(tag)).replace(/@.*$/, '')
    const last = baseName(text)
    const [image = '', label = ''] = last.split(':')
    const telling = isVersion(label) ? [] : [clean(label)]
    return /build/i.test(label) || !/build/i.test(image)
      ? [...telling, ...(/build/i.test(image) ? [clean(image)] : [])]
      : [clean(image)]
  })
  const images = builder.build.tags.map((tag) => clean(baseName(show(tag)).split(':')[0]!))
  return [...names, ...endingOf(builder).map(clean), 'builder', ...images]
}

function isVersion(label: string): boolean {
  return /^(latest|\$.*|v?\d.*|)$/.test(label)
}

function endingOf({ dockerfile }: Part): string[] {
  const name = baseName(dockerfile.path)
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
