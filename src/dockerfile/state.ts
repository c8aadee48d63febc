import { cleanPath } from './clean.ts'
import { expandWord, type Lookup } from './expand.ts'
import { readPairs } from './pairs.ts'
import { PLATFORM_ARGS } from './predefined.ts'
import { resolvesToStage } from './reference.ts'
import type { Dockerfile, Instruction, Stage } from './types.ts'

/** Build arguments given on the command line; null for a value that is not known. */
export type Given = ReadonlyMap<string, string | null>

/** What is in effect at a place in a stage. */
export interface State {
  readonly values: Map<string, string | null>
  readonly setByEnv: Set<string>
  readonly scratch: boolean
  workdir: string | null
  user: string | null
}

/** @param instruction its place decides; null for the stage's end. */
export function stateAt(
  dockerfile: Dockerfile,
  stage: Stage,
  instruction: Instruction | null,
  given: Given,
): State {
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

interface Setting {
  readonly dockerfile: Dockerfile
  readonly given: Given
  readonly globals: ReadonlyMap<string, string | null>
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

/** Whether the base may set a name that nothing else sets. The builders set PATH themselves where the image does not. */
export function fromBase(name: string, scratch: boolean): boolean {
  return !scratch || name === 'PATH'
}

export function globals(
  { globalArgs, escape }: Dockerfile,
  given: Given,
): ReadonlyMap<string, string | null> {
  const values = new Map<string, string | null>()
  for (const name of PLATFORM_ARGS) values.set(name, given.get(name) ?? null)
  for (const { name, value } of globalArgs.flatMap(readPairs)) {
    if (given.has(name)) values.set(name, given.get(name) ?? null)
    else if (value !== null)
      values.set(name, expandWord(value.text, (other) => values.get(other), escape).text)
  }
  return values
}
