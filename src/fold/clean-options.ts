import type { FoldOptions } from '../result.ts'
import { cleanPath } from '../source/path.ts'

/**
 * The options with every path as a Project has it: people write `./build.sh`, and `.` for the root.
 * @throws TypeError when no script is named, or another path leads out of the project
 */
export function cleanOptions(options: FoldOptions): FoldOptions {
  const { script, builders, dockerfile, context, output, keep } = options
  if (script.length === 0) throw new TypeError('No script is named.')
  return {
    ...options,
    script: typeof script === 'string' ? cleanScript(script) : script.map(cleanScript),
    ...(builders && { builders: builders.map((one) => ({ ...one, file: clean(one.file) })) }),
    ...(dockerfile !== undefined && { dockerfile: clean(dockerfile) }),
    ...(context !== undefined && { context: clean(context) }),
    ...(output !== undefined && { output: clean(output) }),
    ...(typeof keep === 'object' && { keep: keep.map(clean) }),
  }
}

/** A script outside of the project is one that is not there. */
function cleanScript(path: string): string {
  return cleanPath(path) ?? path
}

function clean(path: string): string {
  const cleaned = cleanPath(path)
  if (cleaned === null || cleaned.startsWith('/'))
    throw new TypeError(`\`${path}\` leads out of the project.`)
  return cleaned
}
