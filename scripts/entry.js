// The published file. It is imported as the library and run as the command; either loads its half when it is
// first used, as esbuild turns the `require`s and `import()`s of one bundle into calls.
import { main } from '../src/cli/main.ts'

export const fold = (options) => library().fold(options)
export const diskProject = (root) => library().diskProject(root)
export const memoryProject = (files) => library().memoryProject(files)
export const formatDiagnostic = (diagnostic, context) => library().formatDiagnostic(diagnostic, context)

function library() {
  return require('../src/index.ts')
}

if (isCommand()) void main()

function isCommand() {
  const started = globalThis.process?.argv?.[1]
  if (started === undefined || import.meta.filename === undefined) return false
  try {
    return process.getBuiltinModule('node:fs').realpathSync(started) === import.meta.filename
  } catch {
    return false
  }
}
