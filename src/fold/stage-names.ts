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
 * @returns a name per builder, none of them a stage of another file (E91) or an image that some FROM, COPY --from
 *   or mount names (E92).
 */
export function nameStages(
  builders: readonly Part[],
  final: Part,
  wanted: readonly (string | undefined)[],
  journal: Journal,
): string[] {
  const taken = new Set<string>()
  for (const part of [...builders, final]) {
    for (const stage of part.dockerfile.stages) if (stage.name) taken.add(stage.name.text.toLowerCase())
    for (const name of resolvedReferences(part.dockerfile)) taken.add(name.toLowerCase())
  }
  return builders.map((builder, at) => {
    const own = builder.target.name?.text.toLowerCase()
    const asked = wanted[at]
    if (own !== undefined && asked === undefined && isUnique(own, builder, [...builders, final])) return own
    if (asked !== undefined) refuseBadName(asked, taken, own, journal)
    const name =
      asked ??
      candidates(builder).find((candidate) => valid.test(candidate) && !taken.has(candidate)) ??
      numbered('builder', taken)
    taken.add(name)
    return name
  })
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
    const telling = label !== '' && !/^(latest|\$.*|v?\d.*)$/.test(label) ? [clean(label)] : []
    return /build/i.test(label) || !/build/i.test(image)
      ? [...telling, ...(/build/i.test(image) ? [clean(image)] : [])]
      : [clean(image)]
  })
  const ending =
    /^Dockerfile[._-](\w[\w-]*)$/i.exec(baseName(builder.dockerfile.path))?.[1] ??
    /^([\w-]+)\.Dockerfile$/i.exec(baseName(builder.dockerfile.path))?.[1]
  const images = builder.build.tags.map((tag) => clean(baseName(show(tag)).split(':')[0]!))
  return [...names, ...(ending ? [clean(ending)] : []), 'builder', ...images]
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
