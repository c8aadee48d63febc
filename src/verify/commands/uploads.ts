import { type Action, type Request, type Session, skip } from './session.ts'

/** Whether a call may send something away; what it may do besides is as the script says. */
type Sends = (args: readonly string[]) => boolean

const DEPLOYERS =
  'sftp twine cosign crane kubectl helm oc cf heroku flyctl fly az gcloud gsutil ansible-playbook'.split(' ')

const always: Sends = () => true
const has =
  (...words: readonly string[]): Sends =>
  (args) =>
    args.some((arg) => words.includes(arg))

const UPLOAD = /^(-T|--upload-file|-F|--form|-d|--data|--data-\w+|--json|--post-\w+|--body-\w+)(=|$)/
const METHOD = /^(-X|--request=?|--method=?)(POST|PUT|PATCH|DELETE)?$/

/** curl and wget mostly fetch: what posts or puts is not run. */
const posts: Sends = (args) =>
  args.some((arg, at) => {
    if (UPLOAD.test(arg) || /^-[TFd]./.test(arg)) return true
    const method = METHOD.exec(arg)
    return method !== null && /^(POST|PUT|PATCH|DELETE)$/.test(method[2] ?? args[at + 1] ?? '')
  })

const toElsewhere: Sends = (args) => /^[^/]+:/.test(args.at(-1) ?? '')

const senders: ReadonlyMap<string, Sends> = new Map<string, Sends>([
  ['curl', posts],
  ['wget', posts],
  ['scp', toElsewhere],
  ['rsync', toElsewhere],
  ['git', has('push')],
  // git itself fetches with it.
  ['ssh', (args) => !args.some((arg) => arg.includes('git-upload-pack'))],
  ['npm', has('publish')],
  ['yarn', has('publish')],
  ['skopeo', has('copy', 'sync')],
  ['aws', has('put-object', 'cp', 'mv', 'sync', 'deploy', 'update-service', 'update-function-code')],
  ...DEPLOYERS.map((tool) => [tool, always] as const),
])

/** The programs that may send something away. */
export const SENDERS: readonly string[] = [...senders.keys()]

/** A program that is no engine: run as it is, unless it would send something away. */
export function otherCall(request: Request, session: Session, program: string | null): Action {
  const { tool, args } = request
  if (senders.get(tool)?.(args)) return skip(session, `\`${[tool, ...args.slice(0, 1)].join(' ')}\``)
  return program === null ? { status: 127, stderr: `${tool}: not found\n` } : { exec: [program, ...args] }
}

const VALUED =
  /^-[ugphCUrtTDR]$|^--(user|group|prompt|host|close-from|other-user|role|type|command-timeout|chdir|chroot)$/

/** `sudo` takes the PATH away, and with it the wrappers: they are handed on behind it. */
export function sudoCall({ args, env }: Request, program: string | null): Action {
  let at = 0
  while (at < args.length && (args[at]!.startsWith('-') || args[at]!.includes('=')))
    at += VALUED.test(args[at]!) ? 2 : 1
  const given = args.slice(0, at)
  const kept = ['PATH', 'STAGEFOLD_VERIFY_SOCKET'].map((name) => `${name}=${env[name] ?? ''}`)
  const command = args.slice(at)
  if (command.length === 0) return program === null ? { status: 1 } : { exec: [program, ...args] }
  const assigned = given.filter((word) => !word.startsWith('-') && word.includes('='))
  // Without the program we are root, who is who sudo makes one.
  return { exec: [...(program === null ? [] : [program, ...given]), 'env', ...assigned, ...kept, ...command] }
}
