import { build } from './build.ts'
import * as container from './container.ts'
import * as image from './image.ts'
import { type Action, refuse, type Request, type Session, skip } from './session.ts'
import { readSubcommand } from './subcommand.ts'
import { type Command, readWords } from './words.ts'

type Rule = (command: Command, request: Request, session: Session) => Action | Promise<Action>

/** Turns a call of docker (or podman) into what is run instead of it. */
export async function dockerCall(request: Request, session: Session): Promise<Action> {
  const { globals, verb, name, grammar, rest } = readSubcommand(request.args, (pair) => rules.has(pair))
  const rule = rules.get(name)
  if (!rule) return refuse(session, `\`${[request.tool, ...verb].join(' ')}\``)
  return rule({ globals, verb, ...readWords(rest, grammar) }, request, session)
}

const asItIs: Rule = (command, request, { engine }) => engine.action(command, request)
const notRun: Rule = ({ verb, operands }, { tool }, session) =>
  skip(session, `\`${[tool, ...verb, ...operands.slice(0, 1)].join(' ')}\``)
const all: Rule = (command, request, session) => container.use(command, request, session, 'all')
const first: Rule = (command, request, session) => container.use(command, request, session, 'first')

const volumes: Rule = (command, request, { names, engine }) =>
  engine.action({ ...command, operands: command.operands.map((word) => names.thing(word)) }, request)

const commit: Rule = async (command, request, session) =>
  image.name(command, request, session, await container.containerHere(command.operands[0] ?? '', session))

const tag: Rule = (command, request, session) =>
  image.name(command, request, session, session.names.used(command.operands[0] ?? ''))

/** `docker inspect` takes containers and images alike. */
const inspect: Rule = (command, request, session) => {
  const isImage = command.operands.every((word) => session.names.isOwn(word) || word.startsWith('sha256:'))
  return isImage || command.verb[0] === 'image'
    ? image.use(command, request, session)
    : all(command, request, session)
}

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['build', build],
  ['cp', container.copy],
  ['ps', container.list],
  ['rm', container.remove],
  ...each(container.start, 'create', 'run'),
  ...each(
    all,
    'stop',
    'kill',
    'start',
    'restart',
    'wait',
    'attach',
    'pause',
    'unpause',
    'diff',
    'logs',
    'export',
  ),
  ...each(all, 'stats', 'rename'),
  ...each(first, 'exec', 'top', 'port'),
  ['commit', commit],
  ['tag', tag],
  ['import', (command, request, session) => image.name(command, request, session, command.operands[0] ?? '')],
  ['rmi', image.remove],
  ['pull', image.pull],
  ...each(image.use, 'images', 'history', 'save', 'exists'),
  ['inspect', inspect],
  ...each(notRun, 'push', 'login', 'logout', 'prune', 'system prune', 'volume prune', 'network prune'),
  ...each(notRun, 'buildx create', 'buildx use', 'buildx rm'),
  ...each(asItIs, '', '-v', '--version', '--help', 'help', 'info', 'version', 'search', 'events'),
  ...each(asItIs, 'system df', 'system info', 'context ls', 'context show', 'context inspect'),
  ...each(asItIs, 'buildx version', 'buildx ls', 'buildx inspect', 'network ls', 'volume ls'),
  ...each(volumes, 'volume create', 'volume rm', 'volume inspect'),
])

function each(rule: Rule, ...names: readonly string[]): readonly (readonly [string, Rule])[] {
  return names.map((name) => [name, rule])
}
