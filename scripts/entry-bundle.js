// The whole command.
export { run } from '../src/cli/run.ts'

/** What a thread of it does. */
export async function help() {
  const { foldForOthers } = await import('../src/cli/threads/worker.ts')
  foldForOthers()
}
