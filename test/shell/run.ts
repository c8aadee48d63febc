import { memoryProject } from '../../src/project/memory.ts'
import { runScripts } from '../../src/script/run.ts'
import type { World } from '../../src/script/world.ts'
import { readScript, type Script } from '../../src/shell/parse.ts'

export function parsed(text: string): Script {
  const reading = readScript('build.sh', text)
  if (!reading.ok) throw new Error(`${reading.error.message} at ${reading.error.pos}`)
  return reading.script
}

/** The world after a script, over a project of text files. */
export function worldAfter(text: string, files: Readonly<Record<string, string>> = {}): World {
  const bytes = Object.fromEntries(
    Object.entries({ 'build.sh': text, ...files }).map(([path, content]) => [path, Buffer.from(content)]),
  )
  return runScripts(memoryProject(bytes), [{ script: parsed(text), cwd: '' }])
}
