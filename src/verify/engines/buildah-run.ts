import type { Action } from '../commands/session.ts'
import { type Command, isSet, valueOf } from '../commands/words.ts'
import type { Tool } from './tool.ts'

interface Settings {
  readonly Entrypoint?: readonly string[] | null
  readonly Cmd?: readonly string[] | null
}

const PASSED: Readonly<Record<string, string>> = {
  env: 'env',
  volume: 'volume',
  user: 'user',
  workdir: 'workingdir',
}

/** `docker run` and `docker exec` with buildah: a working container, and a command in it. */
export async function runContainer(tool: Tool, command: Command): Promise<Action> {
  const options = command.options.flatMap(({ name, value }) =>
    PASSED[name] === undefined || value === null ? [] : [`--${PASSED[name]}=${value}`],
  )
  const [target = '', ...words] = command.operands
  if (command.verb.at(-1) === 'exec') return { exec: tool.command('run', ...options, target, '--', ...words) }
  const name = valueOf(command, 'name')!
  const made = await tool.try('from', '--pull=false', '--name', name, target)
  if (made.status !== 0) return { status: 125, stderr: made.log }
  // Nothing of buildah's runs on its own. The script's exec into it works; a server is not there.
  if (isSet(command, 'detach')) return { status: 0, stdout: made.stdout }
  const process = await processOf(tool, name, valueOf(command, 'entrypoint'), words)
  return {
    exec: tool.command('run', ...options, name, '--', ...process),
    onEnd: async () => {
      if (isSet(command, 'rm')) await tool.try('rm', name)
    },
  }
}

async function processOf(
  tool: Tool,
  container: string,
  entrypoint: string | null,
  words: readonly string[],
): Promise<readonly string[]> {
  if (entrypoint !== null) return entrypoint === '' ? words : [entrypoint, ...words]
  const { Docker } = JSON.parse(await tool.call('inspect', '--type', 'container', container)) as {
    readonly Docker?: { readonly config?: Settings | null }
  }
  const settings = Docker?.config ?? {}
  return [...(settings.Entrypoint ?? []), ...(words.length > 0 ? words : (settings.Cmd ?? []))]
}
