import type { VerifyOptions, VerifyResult } from './result.ts'

/**
 * Builds a project the old way, twice, and the folded way on a real engine, and compares the final images.
 *
 * Runs the script, in private copies of the project and with throw-away names for whatever it builds; pushes and
 * uploads are not run. Everything that was made is removed before the promise ends. Needs Node and an engine.
 *
 * @param options the project on disk, the script, and the engine
 * @returns `failed` with the reason when there is nothing to compare; never rejects for what the project holds.
 */
export async function verify(options: VerifyOptions): Promise<VerifyResult> {
  // Asked for here: the library also loads in a browser, where only this is missing.
  const module = await import('./verify.ts')
  return module.verify(options)
}
