import type { Command } from '../commands/words.ts'
import { type Environment, run } from '../process.ts'
import type { Tool } from './tool.ts'

/**
 * A builder that is not the engine's own (driver `docker-container`, `kubernetes`, `remote`) keeps the image in its
 * cache unless it is told to load it, and there is nothing to compare. The engine's own does the same either way, so
 * that nobody has to find out which one Docker takes: but the option must be there.
 *
 * @param env the script's, which chooses the builder
 */
export async function needsLoad(tool: Tool, command: Command, env: Environment): Promise<boolean> {
  const { globals, verb, options } = command
  if (options.some(({ name }) => name === 'load' || name === 'output')) return false
  if (verb[0] === 'buildx') return true
  // Which program `docker build` is depends on Docker's version, its plugins, its settings and the environment.
  const { log } = await run(tool.command(...globals, ...verb, '--help'), { env })
  return /^Usage:\s+docker buildx build /m.test(log) && /^\s+--load\b/m.test(log)
}
