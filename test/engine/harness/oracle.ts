import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { memoryBytes } from '../../../src/verify/image/bytes.ts'
import { compareImages } from '../../../src/verify/image/compare.ts'
import { flatten } from '../../../src/verify/image/flatten.ts'
import { readImage } from '../../../src/verify/image/read.ts'
import type { Difference } from '../../../src/verify/image/types.ts'
import type { Builder, Engine } from './engine.ts'
import type { StandIns } from './images.ts'
import { run } from './process.ts'

const FOLDER = join(dirname(dirname(fileURLToPath(import.meta.url))), 'fixtures', 'layers')

// A container has these whatever its image has.
const ADDED = [
  '/.dockerenv',
  '/dev',
  '/etc/hostname',
  '/etc/hosts',
  '/etc/mtab',
  '/etc/resolv.conf',
  '/proc',
  '/sys',
]

/** The differences between what we read out of an image's layers and what the engine itself makes of them. */
export async function differencesFromEngine(
  engine: Engine,
  builder: Builder,
  images: StandIns,
): Promise<{ paths: number; differences: Difference[] }> {
  await images.make('alpine')
  try {
    await run(['docker', 'build', '-t', 'layers', FOLDER], { env: engine.env(builder) })
    const image = readImage(await engine.docker(['save', 'layers']))
    const container = (await engine.docker(['create', 'layers'])).toString().trim()
    const exported = flatten([memoryBytes(await engine.docker(['export', container]))])
    const differences = compareImages(image, { ...image, files: exported }, { ignore: ADDED })
    return { paths: image.files.size, differences }
  } finally {
    await images.clean(builder)
  }
}
