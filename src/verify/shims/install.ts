import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Environment, findProgram } from '../process.ts'
import { SENDERS } from '../commands/uploads.ts'
import { CLIENT } from './client.ts'

/** They are wrapped whether they are there or not: the script may call one and another answer. */
const ENGINES = ['docker', 'podman', 'nerdctl', 'buildah', 'docker-compose', 'podman-compose']

/** Programs that may send something away, or call an engine for the script. */
const OTHERS = ['sudo', 'doas', ...SENDERS]

/**
 * Puts wrappers into a folder.
 * @returns the environment in which they are found first
 */
export function installShims(folder: string, socket: string, env: Environment): Environment {
  mkdirSync(folder)
  const client = join(folder, '.client.cjs')
  writeFileSync(client, CLIENT)
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  for (const tool of [
    ...ENGINES,
    ...OTHERS.filter((name) => findProgram(name, env) !== null || isSudoOfRoot(name)),
  ]) {
    const text = `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(client)} ${tool} "$@"\n`
    writeFileSync(join(folder, tool), text, { mode: 0o755 })
  }
  return {
    ...env,
    PATH: [folder, env['PATH'] ?? ''].join(delimiter),
    STAGEFOLD_VERIFY_SOCKET: socket,
  }
}

/** Root's own containers often lack it, and root does not need it. */
function isSudoOfRoot(name: string): boolean {
  return name === 'sudo' && process.getuid?.() === 0
}
