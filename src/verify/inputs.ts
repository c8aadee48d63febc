import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { encode } from '../project/decode.ts'
import type { FoldResult } from '../result.ts'
import { directoryOf } from '../source/path.ts'
import { mentionsGit } from './mentions-git.ts'
import type { EngineInfo, VerifyOptions } from './result.ts'

/** Variables that change what an engine does, whoever names them. */
const ENGINES_OWN = /^(?:DOCKER|BUILDX|BUILDKIT|BUILDAH|PODMAN|CONTAINERS?)_/

/**
 * One text for everything that a verdict comes from, as far as it can be known: the fold, the engine, the options,
 * the variables that the texts name, and each file below the folder that holds all that the pipeline touches.
 *
 * Not in it: what base images stand for today, what a build fetches, files outside of that folder.
 *
 * @returns null where it cannot be told: a file cannot be read, or is not any more what was folded
 */
export function inputsKey(options: VerifyOptions, result: FoldResult, engine: EngineInfo): string | null {
  const { root, script, roles, prepare, args, env = process.env } = options
  const paths = pathsOf(options, result)
  try {
    for (const { path, before, encoding } of result.edits) {
      const file = join(root, path)
      const now = existsSync(file) ? readFileSync(file) : null
      if (before === null ? now !== null : !now?.equals(encode(before, encoding))) return null
    }
    const texts = paths.flatMap((path) => textOf(join(root, path)))
    const hash = createHash('sha256')
    const { edits } = result
    add(hash, [root, script, roles, prepare, args, engine, edits, namedVariables(env, texts)])
    const reachesOut = texts.some((text) => /\.\./.test(text))
    const folder = reachesOut || isContextUnknown(result) ? '' : commonFolder(paths.map(directoryOf))
    const top = realpathSync(join(root, folder))
    addTree(hash, top, '', top)
    if (mentionsGit(options, result)) addGit(hash, join(root, '.git'))
    return hash.digest('hex')
  } catch {
    return null
  }
}

/** The files that the pipeline is known to touch, and its contexts with a slash behind them; from the root. */
function pathsOf({ script, roles = {} }: VerifyOptions, { pipeline, edits }: FoldResult): readonly string[] {
  const { builders = [], dockerfile, context } = roles
  const steps = pipeline!.steps.flatMap((step) => {
    if (step.kind !== 'build') return [step.span.path]
    const contexts = [step.context, step.cwd].flatMap((folder) => (folder === null ? [] : `${folder}/`))
    return [step.span.path, ...contexts, ...(step.dockerfile === null ? [] : [step.dockerfile])]
  })
  const given = [
    ...builders.map(({ file }) => file),
    dockerfile ?? [],
    context === undefined ? [] : `${context}/`,
  ]
  const found = [script, steps, given, edits.map(({ path }) => path)].flat(2)
  return [...new Set(found.map((path) => path.replace(/^\/+|^\.\//, '')))].toSorted()
}

function isContextUnknown({ pipeline }: FoldResult): boolean {
  return pipeline!.steps.some((step) => step.kind === 'build' && step.cwd === null)
}

function textOf(file: string): string | [] {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'latin1') : []
}

function namedVariables(env: NonNullable<VerifyOptions['env']>, texts: readonly string[]) {
  const named = new Set(texts.flatMap((text) => text.match(/[A-Za-z_]\w*/g) ?? []))
  const entries = Object.entries(env).filter(([name]) => named.has(name) || ENGINES_OWN.test(name))
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function commonFolder(folders: readonly string[]): string {
  const [first = [], ...rest] = folders.map((folder) => folder.split('/').filter((part) => part !== ''))
  const same = first.findIndex((part, at) => rest.some((parts) => parts[at] !== part))
  return (same === -1 ? first : first.slice(0, same)).join('/')
}

/**
 * What a copy of the project gets: types, modes, bytes, links; not times.
 * @throws for a link to a folder outside of the top one
 */
function addTree(hash: Hash, folder: string, below: string, top: string): void {
  const entries = readdirSync(folder, { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const [file, path] = [join(folder, entry.name), `${below}/${entry.name}`]
    if (path === '/.git') continue
    const { mode } = lstatSync(file)
    if (entry.isSymbolicLink()) add(hash, [path, readlinkSync(file), behindLink(file, top)])
    else if (entry.isFile()) add(hash, [path, mode & 0o7777, digest(readFileSync(file))])
    else if (entry.isDirectory()) {
      add(hash, [path, mode & 0o7777])
      addTree(hash, file, path, top)
    }
  }
}

function behindLink(file: string, top: string): string | null {
  if (!existsSync(file)) return null
  const real = realpathSync(file)
  if (real.startsWith(`${top}/`) || real === top) return null
  return digest(readFileSync(real))
}

/** What a version stamp may come from. */
function addGit(hash: Hash, folder: string): void {
  for (const name of ['HEAD', 'packed-refs', 'index'])
    if (existsSync(join(folder, name))) add(hash, [name, digest(readFileSync(join(folder, name)))])
  addTree(hash, join(folder, 'refs'), 'refs', folder)
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function add(hash: Hash, data: unknown): void {
  hash.update(`${JSON.stringify(data)}\n`)
}
