import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fold } from '../fold.ts'
import { diskProject } from '../project/disk.ts'
import type { FoldResult } from '../result.ts'
import { compareWays } from './compared.ts'
import { findEngine } from './engines/detect.ts'
import { VerifyError } from './failure.ts'
import { inputsKey } from './inputs.ts'
import type { VerifyStep, VerifyOptions, VerifyResult } from './result.ts'
import { checkScript } from './safety.ts'
import type { Built } from './way.ts'
import { Ways } from './ways.ts'

/**
 * Builds a project the old way, twice, and the folded way on a real engine, and compares every final image, and the
 * images of builders that the folded script still builds.
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
    images: [],
    old: null,
    new: null,
    failure: null,
    notes: [],
    earlier: null,
  }
  try {
    const result = foldFor(options)
    checkRunnable(result)
    const texts = [options.script].flat().map((path) => {
      const text = readFileSync(join(options.root, path), 'latin1')
      checkScript(path, text)
      return text
    })
    const env = environment(options)
    const wish = { engine: options.engine, buildx: options.buildxBuilder }
    const engine = await findEngine(wish, texts.join('\n'), env)
    state.engine = engine.info
    const key = options.record ? inputsKey(options, result, engine.info) : null
    const earlier = key === null ? null : options.record!.find(key)
    if (earlier) return { ...earlier.result, earlier: earlier.at }
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stagefold-verify-')))
    try {
      await engine.remember()
      const shop = { engine, env, folder, notes, run: randomBytes(4).toString('hex'), signal: options.signal }
      const ways = new Ways(options, result, shop)
      const first = await timed('old way 1/2', options, () => ways.old('old way 1/2'))
      state.old = { milliseconds: Math.round(first.milliseconds) }
      noteUnbuilt(first, ways, notes)
      const second = await timed('old way 2/2', options, () => ways.old('old way 2/2'))
      state.old = { milliseconds: Math.round(Math.min(first.milliseconds, second.milliseconds)) }
      const fresh = await timed('new way', options, () => ways.new(first))
      state.new = { milliseconds: Math.round(fresh.milliseconds) }
      state.images = await timed('comparing', options, async () => compareWays([first, second], fresh, ways))
      const isSame = state.images.every(({ status }) => status === 'identical')
      state.status = isSame ? 'identical' : 'different'
    } finally {
      await engine.forget()
      rmSync(folder, { recursive: true, force: true })
    }
    // A file that was changed in the meantime was in one copy and not in the other.
    if (key !== null && state.status === 'identical' && inputsKey(options, result, engine.info) === key)
      options.record!.add(key, { ...state, notes: [...notes] })
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

/** A CI runs its jobs elsewhere, on machines that it makes. */
function checkRunnable({ pipeline }: FoldResult): void {
  const call = [pipeline!, ...(pipeline!.later ?? [])].find(({ command }) => command === null)
  if (!call) return
  const message = `${call.script} is not run by hand; verify a script or a Makefile that makes the same images.`
  throw new VerifyError({ reason: 'unsafe', message })
}

/** A branch that this run did not take may build what another run builds. */
function noteUnbuilt({ images }: Built, ways: Ways, notes: Set<string>): void {
  for (const [at, { tags, old }] of ways.images.entries()) {
    if (images[at]) continue
    const name = tags[0] ?? `the image of ${old.dockerfile ?? 'the Dockerfile on standard input'}`
    notes.add(`${name} was not built, and is not compared`)
  }
}

function environment({ env = process.env, buildkit }: VerifyOptions) {
  return buildkit === undefined ? env : { ...env, DOCKER_BUILDKIT: buildkit ? '1' : '0' }
}

async function timed<T>(step: VerifyStep, { onProgress }: VerifyOptions, work: () => Promise<T>): Promise<T> {
  onProgress?.({ step, milliseconds: null })
  const started = performance.now()
  const done = await work()
  onProgress?.({ step, milliseconds: performance.now() - started })
  return done
}
