import { cleanPath } from './clean.ts'
import { expandWord, type Lookup } from './expand.ts'
import { readPairs } from './pairs.ts'
import { resolvesToStage } from './reference.ts'
import type { Dockerfile, Instruction, Stage } from './types.ts'

/** Build arguments given on the command line; null for a value that is not known. */
export type Given = ReadonlyMap<string, string | null>

/** They reach every RUN without an ARG, but no word of an instruction (E74). */
export const PROXY_ARGS: ReadonlySet<string> = new Set(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [
    name,
    name.toLowerCase(),
  ]),
)

/** Set by BuildKit: in FROM as they are, in a stage after an `ARG` of their name. */
export const PLATFORM_ARGS: ReadonlySet<string> = new Set([
  'TARGETSTAGE',
  ...['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].flatMap((part) => [`BUILD${part}`, `TARGET${part}`]),
])

/** Whether a build argument means something without a Dockerfile that declares it. */
export function isPredefined(name: string): boolean {
  return PROXY_ARGS.has(name) || PLATFORM_ARGS.has(name)
}

/**
 * The values of names in the words of an instruction. In FROM these are the ARGs above the first FROM and the
 * platform's; in a stage its own ENVs and ARGs so far and, as on BuildKit, those of the stages it starts from (E95).
 * A name that an ENV and then an ARG set to different values is not known: the builders differ there.
 *
 * @param instruction its place decides; null for the stage's end.
 */
export function scopeAt(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction | null,
  given: Given = new Map(),
): Lookup {
  const values =
    instruction?.keyword === 'FROM'
      ? globals(dockerfile, given)
      : stateAt(dockerfile, stage, instruction, given).values
  return (name) => values.get(name)
}

/** Whether a name that no ARG or ENV sets there may still have a value, from the base image. */
export function mayComeFromBase(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction | null,
  name: string,
  given: Given = new Map(),
): boolean {
  if (instruction?.keyword === 'FROM') return false
  const { values, scratch } = stateAt(dockerfile, stage, instruction, given)
  return !values.has(name) && fromBase(name, scratch)
}

/** @returns the working directory in effect, null when it comes from the base image or is not known. */
export function workdirAt(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction | null,
  given: Given = new Map(),
): string | null {
  return stateAt(dockerfile, stage, instruction, given).workdir
}

/** @returns the user in effect as USER says it, null when the base image says it or it is not known; `0` on scratch. */
export function userAt(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction | null,
  given: Given = new Map(),
): string | null {
  return stateAt(dockerfile, stage, instruction, given).user
}

/** What a FROM means: an earlier stage, or an image by the name it has then, null when that is not known. */
export function baseOf(
  dockerfile: Dockerfile,
  stage: Stage,
  given: Given = new Map(),
): { readonly stage: Stage } | { readonly image: string | null } {
  const values = globals(dockerfile, given)
  const { text } = expandWord(stage.base.text, (name) => values.get(name), dockerfile.escape)
  if (text === null) return { image: null }
  const parent = resolvesToStage(text, dockerfile.stages.slice(0, stage.index), 'name')
  return parent === null ? { image: text } : { stage: parent }
}

interface State {
  readonly values: Map<string, string | null>
  readonly setByEnv: Set<string>
  readonly scratch: boolean
  workdir: string | null
  user: string | null
}

interface Setting {
  readonly dockerfile: Dockerfile
  readonly given: Given
  readonly globals: ReadonlyMap<string, string | null>
}

function stateAt(dockerfile: Dockerfile, stage: Stage, instruction: Instruction | null, given: Given): State {
  const base = baseOf(dockerfile, stage, given)
  const setting = { dockerfile, given, globals: globals(dockerfile, given) }
  let state: State
  if ('stage' in base) {
    state = stateAt(dockerfile, base.stage, null, given)
    for (const { trigger } of base.stage.instructions) if (trigger !== null) apply(state, trigger, setting)
  } else state = initial(base.image === 'scratch')
  for (const earlier of stage.instructions) {
    if (instruction !== null && earlier.end > instruction.start) break
    apply(state, earlier, setting)
  }
  return state
}

function initial(scratch: boolean): State {
  return {
    values: new Map(),
    setByEnv: new Set(),
    scratch,
    workdir: scratch ? '/' : null,
    user: scratch ? '0' : null,
  }
}

function apply(state: State, instruction: Instruction, setting: Setting): void {
  if (instruction.keyword === 'ENV') applyEnv(state, instruction, setting.dockerfile.escape)
  else if (instruction.keyword === 'ARG') applyArg(state, instruction, setting)
  else if (instruction.keyword === 'USER') state.user = expanded(state, instruction.words[0]!.text, setting)
  else if (instruction.keyword === 'WORKDIR') {
    const path = expanded(state, instruction.words[0]!.text, setting)
    if (path === null) state.workdir = null
    else if (path.startsWith('/')) state.workdir = cleanPath(path)
    else if (state.workdir !== null) state.workdir = cleanPath(`${state.workdir}/${path}`)
  }
}

/** All the values of one ENV see the names as they were before it. */
function applyEnv(state: State, instruction: Instruction, escape: string): void {
  const lookup = strictLookup(state)
  const pairs = readPairs(instruction).map(({ name, value }) => ({
    name: expandWord(name, lookup, escape).text ?? name,
    value: expandWord(value?.text ?? '', lookup, escape).text,
  }))
  for (const { name, value } of pairs) {
    state.values.set(name, value)
    state.setByEnv.add(name)
  }
}

function applyArg(
  state: State,
  instruction: Instruction,
  { given, globals: above, dockerfile }: Setting,
): void {
  for (const { name, value } of readPairs(instruction)) {
    let now: string | null | undefined
    if (given.has(name)) now = given.get(name)
    else if (value !== null) now = expandWord(value.text, strictLookup(state), dockerfile.escape).text
    else now = above.get(name)
    if (now === undefined) continue
    const disputed = state.setByEnv.has(name) && state.values.get(name) !== now
    state.values.set(name, disputed ? null : now)
  }
}

function expanded(state: State, text: string, { dockerfile }: Setting): string | null {
  return expandWord(text, strictLookup(state), dockerfile.escape).text
}

/** For values that are kept: a name that the base image may set is not known rather than unset. */
function strictLookup({ values, scratch }: State): Lookup {
  return (name) => (values.has(name) ? values.get(name) : fromBase(name, scratch) ? null : undefined)
}

/** The builders set PATH themselves where the image does not. */
function fromBase(name: string, scratch: boolean): boolean {
  return !scratch || name === 'PATH'
}

function globals({ globalArgs, escape }: Dockerfile, given: Given): ReadonlyMap<string, string | null> {
  const values = new Map<string, string | null>()
  for (const name of PLATFORM_ARGS) values.set(name, given.get(name) ?? null)
  for (const { name, value } of globalArgs.flatMap(readPairs)) {
    if (given.has(name)) values.set(name, given.get(name) ?? null)
    else if (value !== null)
      values.set(name, expandWord(value.text, (other) => values.get(other), escape).text)
  }
  return values
}
