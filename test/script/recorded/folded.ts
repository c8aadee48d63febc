import { readDocker, type Seen } from './docker.ts'
import type { Run } from './machine.ts'

type Build = Extract<Seen, { kind: 'build' }>

/** What is wrong with the calls of a folded script, compared with those of the script as it was. */
export function dangling(before: Run, after: Run, dockerfile: string): string[] {
  const was = readDocker(before)
  const found: string[] = []
  let reached = 0
  const made: Build[] = []
  for (const [at, seen] of readDocker(after).entries()) {
    const words = plainWords(after, at).map((word) => word.replaceAll(after.root, before.root))
    const say = (what: string): number => found.push(`${words.join(' ')}: ${what}`)
    if (seen.kind === 'build') {
      const old = was.findLast(
        (one): one is Build => one.kind === 'build' && `${one.tags}` === `${seen.tags}`,
      )
      // A builder that is needed by itself stays, as a target of the merged Dockerfile.
      const isBuilder = old !== undefined && seen.target !== null && old.target !== seen.target
      const isMerged = seen.dockerfile === dockerfile || (seen.dockerfile === null && after.calls[at]!.stdin)
      if (isMerged) made.push(seen)
      for (const what of old && !isBuilder ? lost(old, seen) : []) say(what)
    } else {
      const from = was.findIndex(
        (one, other) => other >= reached && one.kind === seen.kind && holds(other, words),
      )
      if (from === -1) say('was not there')
      else reached = from + 1
      for (const name of unmade(seen, was[from])) say(`nothing made ${name}`)
    }
  }
  // Where only the extraction is in the script, the build is somewhere else; several final images have each a target.
  const isHere = was.some(({ kind }) => kind === 'build')
  const finals = made.filter(({ target }) => target === null || was.some((one) => isOf(one, target))).length
  const isEach = new Set(made.map(({ tags, target }) => `${tags} ${target}`)).size === made.length
  const isDone = isHere ? isEach && (finals > 0 || made.length > 1) : made.length === 0
  return isDone ? found : [...found, `${made.length} builds of ${dockerfile}`]

  /** `docker rm` and the like may have lost some of their words. */
  function holds(at: number, words: readonly string[]): boolean {
    let rest = words
    for (const word of plainWords(before, at)) if (word === rest[0]) rest = rest.slice(1)
    return rest.length === 0
  }
}

/** Another run prints other ids for the same commands. */
function plainWords({ calls }: Run, at: number): string[] {
  const ids = calls.slice(0, at).filter(({ id }) => id !== '')
  const nameOf = (word: string): string => {
    const call = ids.find(({ id }) => word.startsWith(id))
    return call ? `$(${call.words.join(' ')})${word.slice(call.id.length)}` : word
  }
  return calls[at]!.words.map(nameOf)
}

function lost(before: Build, after: Build): string[] {
  const args = before.buildArgs.filter((one) => !after.buildArgs.includes(one))
  return [
    ...args.map((one) => `argument ${one} is gone`),
    ...(before.target === after.target ? [] : [`target ${before.target} is ${after.target}`]),
  ]
}

function isOf(seen: Seen, target: string): boolean {
  return seen.kind === 'build' && seen.target === target
}

/** What it names that the old script made, and this one did not. */
function unmade(seen: Seen, before: Seen | undefined): readonly string[] {
  if (seen.kind === 'extract' || seen.kind === 'stream')
    return seen.container === null ? ['the container'] : []
  if (seen.kind === 'container' && before?.kind === 'container')
    return seen.build === null && before.build !== null ? [seen.image] : []
  const [is, was] = [links(seen), before ? links(before) : []]
  return is
    .filter(([name, made]) => made === null && was.some((one) => one[0] === name && one[1] !== null))
    .map(([name]) => name)
}

function links(seen: Seen): [name: string, made: number | null | undefined][] {
  if (seen.kind === 'remove') return seen.containers.map((name, at) => [name, seen.starts[at]])
  if (seen.kind === 'image') return seen.images.map((name, at) => [name, seen.builds[at]])
  return []
}
