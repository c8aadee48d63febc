import { Unmodelled } from '../failure.ts'
import type { Call, Program } from '../shell/process.ts'
import { dockerBuild } from './build.ts'
import { dockerCreate, dockerRun } from './container.ts'
import { dockerCp } from './cp.ts'
import type { DockerState } from './state.ts'

type Command = (docker: DockerState, call: Call) => void

const commands: Readonly<Record<string, Command>> = {
  build: dockerBuild,
  create: dockerCreate,
  run: dockerRun,
  cp: dockerCp,
  rm: (docker, { args }) => words(args).forEach((name) => docker.removeContainer(name)),
  rmi: (docker, { args }) => words(args).forEach((name) => docker.untag(name)),
  tag: (docker, { args }) => docker.tag(args[1]!, docker.needImage(args[0]!)),
  push: (docker, { args }) => void docker.needImage(args[0]!),
}

/** The `docker` client, of one engine. */
export function dockerProgram(docker: DockerState): Program {
  return (call) => {
    const [first = '', ...rest] = call.args
    const [name = '', ...args] = ['container', 'image'].includes(first) ? rest : [first, ...rest]
    const command = commands[name]
    if (!command) throw new Unmodelled(`docker ${call.args.join(' ')}`)
    command(docker, { ...call, args })
  }
}

function words(args: readonly string[]): readonly string[] {
  return args.filter((arg) => !arg.startsWith('-'))
}
