import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { answer } from './commands/call.ts'
import type { BuildEvent, Session } from './commands/session.ts'
import type { Engine } from './engines/engine.ts'
import { VerifyError } from './failure.ts'
import { readImage } from './image/read.ts'
import type { Image } from './image/types.ts'
import { interpreterOf } from './interpreter.ts'
import { Names } from './names.ts'
import { type Environment, lastLines, run } from './process.ts'
import { handCommand, type HandBuild } from './recipe.ts'
import type { Step } from './result.ts'
import { installShims } from './shims/install.ts'
import { listen } from './shims/server.ts'

/** One way to the final image, in a copy of the project. */
export interface Way {
  readonly step: Step
  readonly copy: string
  readonly prepare: string | undefined
  readonly before: readonly HandBuild[]
  /** From the copy's root; null when the fold deleted the script. */
  readonly script: string | null
  readonly args: readonly string[]
  /** Where the script is called, from the copy's root. */
  readonly cwd: string
  readonly after: HandBuild | null
  /** The final image's Dockerfile, from the copy's root; null when the last image that is built is the one. */
  readonly dockerfile: string | null
  /** Tags of the final image: another build of the same Dockerfile may have others. */
  readonly tags: readonly string[]
}

export interface Built {
  readonly image: Image
  readonly tags: readonly string[]
  readonly milliseconds: number
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

/** Builds one way, reads its image, and removes everything that it made, whatever happens. */
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
    const final = finalOf(way, session.builds)
    if (final === null) throw noImage(way)
    const built = {
      image: await readSaved(engine, final.image, join(folder, 'image.tar'), way.step),
      tags: final.tags,
      milliseconds,
    }
    isBroken = false
    return built
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
  const cwd = join(copy, way.cwd)
  if (way.prepare !== undefined) await runStep(['sh', '-ec', way.prepare], copy, way, shop)
  for (const build of way.before) await runStep(hand(build), copy, way, shop)
  if (way.script !== null) {
    const script = join(copy, way.script)
    try {
      await runStep([...interpreterOf(script), script, ...way.args], cwd, way, shop)
    } catch (error) {
      // What a script does after its last build is not what is compared.
      if (way.after !== null || finalOf(way, session.builds) === null || shop.signal?.aborted) throw error
      shop.notes.add('the script failed after it had built the image')
    }
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

/** The last build of the final Dockerfile; a stage that is kept as an image of its own is built from it, too. */
function finalOf({ copy, dockerfile, tags }: Way, builds: readonly BuildEvent[]): BuildEvent | null {
  const own = dockerfile === null ? [] : builds.filter((build) => build.dockerfile === join(copy, dockerfile))
  const tagged = builds.findLast((build) => build.tags.some((tag) => tags.includes(tag)))
  return tagged ?? own.at(-1) ?? (dockerfile === null ? builds.at(-1) : undefined) ?? null
}

function noImage({ step }: Way): VerifyError {
  const way = step === 'new way' ? 'new' : 'old'
  return new VerifyError({
    reason: 'no-image',
    step,
    message: `The ${way} way ended without the final image.`,
  })
}

async function readSaved(engine: Engine, image: string, path: string, step: Step): Promise<Image> {
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
