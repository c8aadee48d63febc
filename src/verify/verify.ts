import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fold } from '../fold.ts'
import { diskProject } from '../project/disk.ts'
import type { FoldResult } from '../result.ts'
import { findEngine } from './engines/detect.ts'
import { VerifyError } from './failure.ts'
import type { Image } from './image/types.ts'
import type { Step, VerifyOptions, VerifyResult, WayInfo } from './result.ts'
import { checkScript } from './safety.ts'
import { Ways } from './ways.ts'
import { judge } from './verdict.ts'
import type { Built } from './way.ts'

/**
 * Builds a project the old way, twice, and the folded way on a real engine, and compares the final images.
 *
 * Runs the script, in private copies of the project and with throw-away names for whatever it builds; pushes and
 * uploads are not run. Everything that was made is removed before the promise ends. Linux and macOS.
 *
 * @returns `failed` with the reason when there is nothing to compare; never rejects for what the project holds.
 */
export async function verify(options: VerifyOptions): Promise<VerifyResult> {
  const notes = new Set<string>()
  const state: { -readonly [Key in keyof VerifyResult]: VerifyResult[Key] } = {
    status: 'failed',
    engine: null,
    image: null,
    differences: [],
    noise: [],
    changedByFold: [],
    old: null,
    new: null,
    failure: null,
    notes: [],
  }
  try {
    const result = foldFor(options)
    if (result.finals.length > 1)
      notes.add(`the script makes ${result.finals.length} final images; only one of them is compared`)
    const script = readFileSync(join(options.root, options.script), 'latin1')
    checkScript(options.script, script)
    const env = environment(options)
    const engine = await findEngine(options.engine, script, env)
    state.engine = engine.info
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stagefold-verify-')))
    try {
      await engine.remember()
      const shop = { engine, env, folder, notes, run: randomBytes(4).toString('hex'), signal: options.signal }
      const ways = new Ways(options, result, shop)
      const first = await timed('old way 1/2', options, () => ways.old('old way 1/2'))
      state.image = first.tags[0] ?? null
      state.old = infoOf(first)
      const second = await timed('old way 2/2', options, () => ways.old('old way 2/2'))
      state.old = infoOf(first.milliseconds < second.milliseconds ? first : second)
      const fresh = await timed('new way', options, () => ways.new(first.tags))
      state.new = infoOf(fresh)
      const verdict = await timed('comparing', options, async () =>
        judge([first.image, second.image], fresh.image, ways.changed),
      )
      Object.assign(state, verdict, { status: verdict.differences.length === 0 ? 'identical' : 'different' })
    } finally {
      await engine.forget()
      rmSync(folder, { recursive: true, force: true })
    }
  } catch (error) {
    if (!(error instanceof VerifyError)) throw error
    state.failure = error.failure
  }
  return { ...state, notes: [...notes] }
}

function foldFor({ root, script, roles, result: given }: VerifyOptions): FoldResult {
  const result = given ?? fold({ ...roles, project: diskProject(root), script })
  if (result.status === 'folded') return result
  const message = result.status === 'refused' ? 'The fold is refused.' : 'There is nothing to fold.'
  throw new VerifyError({ reason: result.status, message })
}

function environment({ env = process.env, buildkit }: VerifyOptions) {
  return buildkit === undefined ? env : { ...env, DOCKER_BUILDKIT: buildkit ? '1' : '0' }
}

async function timed<T>(step: Step, { onProgress }: VerifyOptions, work: () => Promise<T>): Promise<T> {
  onProgress?.({ step, milliseconds: null })
  const started = performance.now()
  const done = await work()
  onProgress?.({ step, milliseconds: performance.now() - started })
  return done
}

function infoOf({ image, milliseconds }: Built): WayInfo {
  return { milliseconds: Math.round(milliseconds), bytes: sizeOf(image), files: image.files.size }
}

/** A file of several names is there once. */
function sizeOf({ files }: Image): number {
  let bytes = 0
  for (const [path, { size, hardlink }] of files) if (hardlink === null || hardlink === path) bytes += size
  return bytes
}
