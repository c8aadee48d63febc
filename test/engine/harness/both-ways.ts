import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { compareImages } from '../../../src/verify/image/compare.ts'
import { readImage } from '../../../src/verify/image/read.ts'
import type { Difference, Image } from '../../../src/verify/image/types.ts'
import type { FileChange } from '../../../src/result.ts'
import type { EngineCase } from './case.ts'
import type { Builder, Engine } from './engine.ts'
import { knownImages, type StandIns } from './images.ts'
import { run } from './process.ts'
import { applyEdits, dockerfiles, repairContinuations, withCopy } from './workspace.ts'

/** Builds a case with its own script and with the folded one, and gives the differences between the images. */
export async function buildBothWays(
  engine: Engine,
  builder: Builder,
  images: StandIns,
  given: EngineCase,
  edits: readonly FileChange[],
): Promise<Difference[]> {
  const names = [...(given.engine.images ?? []), ...(await dockerfiles(given.folder)).flatMap(knownImages)]
  await Promise.all([...new Set(names)].map(images.make))
  const build = (command: string | undefined, prepare: (copy: string) => Promise<void>): Promise<Image[]> =>
    withCopy(given.folder, async (copy) => {
      await prepare(copy)
      return buildOnce(engine, builder, images, given, copy, command)
    })
  const before = await build(given.engine.run, (copy) => repairContinuations(join(copy, given.script)))
  const after = await build(given.engine.runFolded, (copy) => applyEdits(copy, edits))
  return before.flatMap((image, i) => compareImages(image, after[i]!, { ignore: given.engine.ignore ?? [] }))
}

async function buildOnce(
  engine: Engine,
  builder: Builder,
  images: StandIns,
  given: EngineCase,
  copy: string,
  command = '',
): Promise<Image[]> {
  const env = { ...engine.env(builder), HOME: copy, ...given.engine.env }
  try {
    if (given.engine.prepare) await run(['sh', '-ec', given.engine.prepare], { cwd: copy, env })
    const script = [
      await shellOf(join(copy, given.script)),
      `./${given.script}`,
      ...(given.engine.args ?? []),
    ]
    await run(command === '' ? script : ['sh', '-ec', command], { cwd: copy, env })
    const finals = [given.engine.final].flat()
    const saved: Image[] = []
    for (const final of finals) saved.push(await save(engine, final, `${copy}.tar`))
    return saved
  } finally {
    // The other way must not find what this one made.
    await images.clean(builder)
  }
}

async function save(engine: Engine, image: string, path: string): Promise<Image> {
  await engine.docker(['save', '-o', path, image])
  try {
    return readImage(path)
  } finally {
    await rm(path)
  }
}

async function shellOf(script: string): Promise<string> {
  const text = await readFile(script, 'latin1').catch(() => '')
  return /^#!.*\bbash\b/.test(text) ? 'bash' : 'sh'
}
