import { programs } from '../commands/programs.ts'
import { Failure, Unmodelled } from '../failure.ts'
import { dir, type Owner } from '../files/entry.ts'
import { base } from '../files/path.ts'
import type { Tree } from '../files/tree.ts'
import { runShell } from '../shell/run.ts'
import type { Process } from '../shell/process.ts'

export interface Execution {
  readonly tree: Tree
  readonly argv: readonly string[]
  readonly variables: ReadonlyMap<string, string>
  readonly cwd: string
  readonly owner: Owner
}

/** Runs one program in a container and gives what it printed. */
export function execute({ tree, argv, variables, cwd, owner }: Execution): string {
  const [name = '', ...args] = argv
  const process: Process = { tree, cwd: cwd || '/', variables: new Map(variables), owner, umask: 0o022 }
  const path = name.includes('/') ? name : `/bin/${name}`
  const found = tree.look(path)
  if (found?.type !== 'file') throw new Failure(`exec: "${name}": executable file not found in $PATH`)
  if (base(path) === 'sh') return shell(process, args)
  if (base(path) === 'env' && args.length > 0)
    return execute(withoutNames({ tree, argv: args, variables, cwd, owner }))
  // A script among the image's own files, such as an ENTRYPOINT.
  if (found.content.startsWith('#!/bin/sh\n')) return ended(runShell(found.content, process, programs), name)
  const program = programs.get(base(path))
  if (!program) throw new Unmodelled(`exec: ${argv.join(' ')}`)
  let output = ''
  const print = (text: string): void => {
    output += text
  }
  const status = program({ process, args, stdin: '', print }) ?? 0
  if (status !== 0) throw new Failure(`${argv.join(' ')} ended with ${status}`)
  return output
}

/** `env -u NAME … PROGRAM`. */
function withoutNames(execution: Execution): Execution {
  const [option, name, ...argv] = execution.argv
  if (option !== '-u') return execution
  const variables = new Map(execution.variables)
  variables.delete(name!)
  return withoutNames({ ...execution, argv, variables })
}

function shell(process: Process, args: readonly string[]): string {
  const at = args.findIndex((arg) => /^-[eu]*c$/.test(arg))
  if (at === -1) throw new Unmodelled(`sh ${args.join(' ')}`)
  const errexit = args.slice(0, at + 1).some((arg) => arg.includes('e'))
  return ended(runShell(args[at + 1] ?? '', process, programs, { errexit }), args[at + 1] ?? '')
}

function ended(outcome: ReturnType<typeof runShell>, text: string): string {
  if (outcome.status !== 0)
    throw new Failure(`${text}: ended with ${outcome.status}: ${outcome.complaints.join('; ')}`)
  return outcome.output
}

/** The engine mounts these, and leaves the folders behind. */
export function withKernelFolders(tree: Tree): void {
  for (const path of ['/dev', '/proc', '/sys']) if (!tree.get(path)) tree.set(path, dir())
}
