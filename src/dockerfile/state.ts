import { cleanPath } from './clean.ts'
import { Course } from './course.ts'
import { expandWord, type Lookup } from './expand.ts'
import { readPairs } from './pairs.ts'
import { PLATFORM_ARGS } from './predefined.ts'
import { resolvesToStage } from './reference.ts'
import type { Dockerfile, Instruction, Stage } from './types.ts'

/** Build arguments given on the command line; null for a value that is not known. */
export type Given = ReadonlyMap<string, string | null>

/** What is in effect at a place in a stage. */
export interface State {
  readonly values: Pick<ReadonlyMap<string, string | null>, 'get'>
  readonly workdir: string | null
}

/** @param instruction its place decides; null for the stage's end. */
export function stateAt(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction | null,
  given: Given = nothingGiven,
): State {
  return courseOf(stage, settingOf(dockerfile, given)).at(instruction?.start ?? Infinity)
}

/** What a FROM means: an earlier stage, or an image by the name it has then, null when that is not known. */
export function baseOf(dockerfile: Dockerfile, stage: Stage, given: Given = nothingGiven): Base {
  return baseIn(stage, settingOf(dockerfile, given))
}

export function globals(
  dockerfile: Dockerfile,
  given: Given = nothingGiven,
): ReadonlyMap<string, string | null> {
  return settingOf(dockerfile, given).globals
}

type Base = { readonly stage: Stage } | { readonly image: string | null }

/** A Dockerfile as one build reads it, and what was found out about it so far. */
interface Setting {
  readonly dockerfile: Dockerfile
  readonly given: Given
  readonly globals: ReadonlyMap<string, string | null>
  readonly bases: Map<Stage, Base>
  readonly courses: Map<Stage, Course>
}

const nothingGiven: Given = new Map()

/** Every COPY of every stage is asked about many times in one fold. */
const settings = new WeakMap<Dockerfile, WeakMap<Given, Setting>>()

function settingOf(dockerfile: Dockerfile, given: Given): Setting {
  const known = settings.get(dockerfile) ?? new WeakMap<Given, Setting>()
  settings.set(dockerfile, known)
  const setting = known.get(given) ?? {
    dockerfile,
    given,
    globals: readGlobals(dockerfile, given),
    bases: new Map(),
    courses: new Map(),
  }
  known.set(given, setting)
  return setting
}

function baseIn(stage: Stage, { dockerfile, globals: values, bases }: Setting): Base {
  const known = bases.get(stage)
  if (known) return known
  const { text } = expandWord(stage.base.text, (name) => values.get(name), dockerfile.escape)
  const parent = text === null ? null : resolvesToStage(text, dockerfile.stages.slice(0, stage.index), 'name')
  const base = parent === null ? { image: text } : { stage: parent }
  bases.set(stage, base)
  return base
}

/** A stage comes after those that it starts from. */
function courseOf(stage: Stage, setting: Setting): Course {
  const { courses } = setting
  const open: Stage[] = []
  for (let next: Stage | null = stage; next && !courses.has(next);) {
    open.push(next)
    const base: Base = baseIn(next, setting)
    next = 'stage' in base ? base.stage : null
  }
  for (const one of open.toReversed()) {
    const base = baseIn(one, setting)
    const course =
      'stage' in base ? new Course(courses.get(base.stage)!) : new Course(null, base.image === 'scratch')
    const triggers = 'stage' in base ? base.stage.instructions : []
    for (const { trigger } of triggers) if (trigger !== null) apply(course, trigger, 0, setting)
    for (const instruction of one.instructions) apply(course, instruction, instruction.end, setting)
    courses.set(one, course)
  }
  return courses.get(stage)!
}

function apply(course: Course, instruction: Instruction, from: number, setting: Setting): void {
  const { escape } = setting.dockerfile
  if (instruction.keyword === 'ENV') applyEnv(course, instruction, from, escape)
  else if (instruction.keyword === 'ARG') applyArg(course, instruction, from, setting)
  else if (instruction.keyword === 'WORKDIR') {
    const path = expanded(course, instruction.words[0]!.text, escape)
    const before = course.workdir.last ?? null
    if (path === null || path.startsWith('/')) course.workdir.set(from, path && cleanPath(path))
    else if (before !== null) course.workdir.set(from, cleanPath(`${before}/${path}`))
  }
}

/** All the values of one ENV see the names as they were before it. */
function applyEnv(course: Course, instruction: Instruction, from: number, escape: string): void {
  const lookup = strictLookup(course)
  const pairs = readPairs(instruction).map(({ name, value }) => ({
    name: expandWord(name, lookup, escape).text ?? name,
    value: expandWord(value?.text ?? '', lookup, escape).text,
  }))
  for (const { name, value } of pairs) {
    course.set(name, from, value)
    course.setByEnv.add(name)
  }
}

function applyArg(
  course: Course,
  instruction: Instruction,
  from: number,
  { given, globals: above, dockerfile }: Setting,
): void {
  for (const { name, value } of readPairs(instruction)) {
    let now: string | null | undefined
    if (given.has(name)) now = given.get(name)
    else if (value !== null) now = expandWord(value.text, strictLookup(course), dockerfile.escape).text
    else now = above.get(name)
    if (now === undefined) continue
    const disputed = course.setByEnv.has(name) && course.values.get(name)?.last !== now
    course.set(name, from, disputed ? null : now)
  }
}

function expanded(course: Course, text: string, escape: string): string | null {
  return expandWord(text, strictLookup(course), escape).text
}

/** For values that are kept: a name that the base image may set is not known rather than unset. */
function strictLookup({ values, scratch }: Course): Lookup {
  return (name) => {
    const value = values.get(name)
    return value ? value.last : fromBase(name, scratch) ? null : undefined
  }
}

/** Whether the base may set a name that nothing else sets. The builders set PATH themselves where the image does not. */
function fromBase(name: string, scratch: boolean): boolean {
  return !scratch || name === 'PATH'
}

function readGlobals({ globalArgs, escape }: Dockerfile, given: Given): ReadonlyMap<string, string | null> {
  const values = new Map<string, string | null>()
  for (const name of PLATFORM_ARGS) values.set(name, given.get(name) ?? null)
  for (const { name, value } of globalArgs.flatMap(readPairs)) {
    if (given.has(name)) values.set(name, given.get(name) ?? null)
    else if (value !== null)
      values.set(name, expandWord(value.text, (other) => values.get(other), escape).text)
  }
  return values
}
