import { fold } from '../../../src/fold.ts'
import { diskProject } from '../../../src/project/disk.ts'
import { readTree, type Case } from '../../golden/cases.ts'
import { join } from 'node:path'
import type { Builder, Engine } from './engine.ts'
import { run } from './process.ts'

/** Why a builder does not read the merged Dockerfile of a case though it reads those that it was made of; or null. */
export async function misreading(engine: Engine, builder: Builder, one: Case): Promise<string | null> {
  const folder = join(one.folder, 'before')
  const { script, options } = one.file
  const { dockerfiles, edits } = fold({ ...options, project: diskProject(folder), script })
  let wrong = dockerfiles.length > 0 ? null : 'there is no merged Dockerfile'
  for (const dockerfile of dockerfiles) {
    const merged = edits.find(({ path }) => path === dockerfile)?.after
    wrong ??= merged ? await complaint(engine, builder, merged) : `${dockerfile} is not written`
  }
  if (wrong === null) return null
  const before = Object.entries(readTree(folder)).filter(([path]) => /dockerfile[^/]*$/i.test(path))
  const texts = before.filter(([path]) => !path.endsWith('ignore')).map(([, text]) => text)
  const complaints = await Promise.all(texts.map((text) => complaint(engine, builder, text)))
  return complaints.every((each) => each === null) ? wrong : null
}

const NOBODY = 'no-such-stage'

/** Both builders read all of a Dockerfile before they look for the target, and run nothing when there is none. */
export async function complaint(engine: Engine, builder: Builder, text: string): Promise<string | null> {
  const command = [engine.env(builder)['STAGEFOLD_DOCKER']!, 'build', '--target', NOBODY, '-']
  try {
    await run(command, { env: engine.env(builder), input: Buffer.from(text, 'latin1') })
  } catch (error) {
    const said = String(error)
    return said.includes(`build target ${NOBODY}`) ||
      said.includes(`target stage "${NOBODY}"`) ||
      said.includes(`target stage ${NOBODY} could`)
      ? null
      : said
  }
  return `finds the target ${NOBODY}`
}
