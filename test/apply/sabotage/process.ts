import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { temporaryTree } from '../../project/temporary.ts'
import type { Report, Task } from './child.ts'

const program = join(temporaryTree(), 'child.mjs')
buildSync({
  entryPoints: [join(import.meta.dirname, 'child.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
})

/**
 * Does something in a process of its own.
 * @param wrapper a command line that starts another one
 * @returns null when the process was killed
 * @throws when it ended in any other way than it should
 */
export function runChild(task: Task, wrapper: readonly string[] = []): Report | null {
  const [command, ...words] = [...wrapper, process.execPath, program, JSON.stringify(task)]
  const { status, signal, stdout, stderr } = spawnSync(command!, words, { encoding: 'utf8' })
  if (signal === 'SIGKILL') return null
  if (status !== 0) throw new Error(`${JSON.stringify(task.plan)}: exit ${status ?? signal}\n${stderr}`)
  return JSON.parse(stdout) as Report
}
