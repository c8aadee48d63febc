import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { findBuilds, type Wanted } from './builds.ts'
import { answer } from './commands/call.ts'
import type { BuildEvent, Session } from './commands/session.ts'
import type { Engine } from './engines/engine.ts'
import { VerifyError } from './failure.ts'
import { readImage } from './image/read.ts'
import type { Image } from './image/types.ts'
import { Names } from './names.ts'
import { type Environment, lastLines, run } from './process.ts'
import { handCommand, type HandBuild } from './recipe.ts'
import type { VerifyStep } from './result.ts'
import { installShims } from './shims/install.ts'
import { listen } from './shims/server.ts'

/** One way to the images, in a copy of the project. */
export interface Way {
  readonly step: VerifyStep
  readonly copy: string
  readonly prepare: string | undefined
  readonly before: readonly HandBuild[]
  /** What runs the scripts, and where from the copy's root; those that the fold deleted are not there. */
  readonly calls: readonly { readonly command: readonly string[]; readonly cwd: string }[]
  readonly after: HandBuild | null
  /** What is compared, with paths from the copy's root. */
  readonly wanted: readonly Wanted[]
}

export interface Built {
  /** In the order of what was wanted; null where nothing was built. */
  readonly images: readonly (BuiltImage | null)[]
  readonly milliseconds: number
}

export interface BuiltImage {
  readonly image: Image
  readonly tags: readonly string[]
}

export interface Workshop {
  readonly engine: Engine
  readonly env: Environment
  /** A folder of the run's own. */
  readonly folder: string
  readonly run: string
  readonly ownTags: readonly string[]
  readonly notes: Set<string>
  readonly signal: AbortSignal | undefined
}

/** Builds one way, reads its images, and removes everything that it made, whatever happens. */
export async function goOneWay(way: Way, shop: Workshop): Promise<Built> {
  const { engine, folder, notes } = shop
  const names = new Names(shop.run, shop.ownTags)
  let count = 0
  const session: Session = {
    names,
    engine,
    notes,
    scratch: folder,
    builds: [],
    foreign: new Set(),
    next: () => (count += 1),
  }
  const socket = join(folder, 'socket')
  const server = await listen(socket, folder, (request) => answer(request, session, shop.env))
  const shims = join(folder, 'bin')
  let isBroken = true
  try {
    const started = performance.now()
    await runAll(way, { ...shop, env: installShims(shims, socket, shop.env) }, session)
    const milliseconds = performance.now() - started
    const found = buildsOf(way, session)
    if (found.every((build) => build === null)) throw noImage(way.step, null)
    const images: (BuiltImage | null)[] = []
    for (const build of found) {
      const image = build && (await readSaved(engine, build.image, join(folder, 'image.tar'), way.step))
      images.push(image && { image, tags: build!.tags })
    }
    isBroken = false
    return { images, milliseconds }
  } finally {
    server.close()
    rmSync(shims, { recursive: true, force: true })
    await engine.clean(names, session.foreign, isBroken)
  }
}

async function runAll(way: Way, shop: Workshop, session: Session): Promise<void> {
  const { copy } = way
  const bin = join(shop.folder, 'bin')
  const hand = (build: HandBuild) => [join(bin, 'docker'), ...handCommand(build)]
  if (way.prepare !== undefined) await runStep(['sh', '-ec', way.prepare], copy, way, shop)
  for (const build of way.before) await runStep(hand(build), copy, way, shop)
  try {
    for (const { command, cwd } of way.calls) await runStep(command, join(copy, cwd), way, shop)
  } catch (error) {
    // What a script does after its last build is not what is compared.
    if (way.after !== null || buildsOf(way, session).includes(null) || shop.signal?.aborted) throw error
    shop.notes.add('the script failed after it had built what is compared')
  }
  if (way.after !== null) await runStep(hand(way.after), copy, way, shop)
}

async function runStep(
  command: readonly string[],
  cwd: string,
  { step }: Way,
  shop: Workshop,
): Promise<void> {
  const { status, log } = await run(command, { cwd, env: { ...shop.env, PWD: cwd }, signal: shop.signal })
  if (shop.signal?.aborted) throw new VerifyError({ reason: 'interrupted', message: 'Interrupted.', step })
  if (status === 0) return
  const message = `The ${step === 'new way' ? 'new' : 'old'} way ended with status ${status}.`
  throw new VerifyError({ reason: 'build', message, step, log: lastLines(log) })
}

function buildsOf({ copy, wanted }: Way, { builds }: Session): readonly (BuildEvent | null)[] {
  const inCopy = wanted.map((one) => ({ ...one, dockerfile: one.dockerfile && join(copy, one.dockerfile) }))
  return findBuilds(inCopy, builds)
}

/** @param name of the image; null for a final image whose name nobody knows */
export function noImage(step: VerifyStep, name: string | null): VerifyError {
  const way = step === 'new way' ? 'new' : 'old'
  const what = name === null ? 'the final image' : `the image ${name}`
  return new VerifyError({ reason: 'no-image', step, message: `The ${way} way ended without ${what}.` })
}

async function readSaved(engine: Engine, image: string, path: string, step: VerifyStep): Promise<Image> {
  try {
    await engine.save(image, path)
    return readImage(path)
  } catch (error) {
    const message = `The image cannot be read: ${error instanceof Error ? error.message : String(error)}`
    throw new VerifyError({ reason: 'no-image', step, message })
  } finally {
    rmSync(path, { force: true })
  }
}
