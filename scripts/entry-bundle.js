// The one bundled file: the library, and behind `run` the whole command. The command's half needs Node and is
// loaded when it is called, so that the library also loads in a browser.
export * from '../src/index.ts'

export async function run(argv, io) {
  const command = await import('../src/cli/run.ts')
  return command.run(argv, io)
}

/** What a thread of the command does. */
export async function help() {
  const { foldForOthers } = await import('../src/cli/threads/worker.ts')
  foldForOthers()
}
