import { grammars, type Grammar } from '../../script/docker/options.ts'
import { build } from './build.ts'
import * as container from './container.ts'
import * as image from './image.ts'
import { type Action, refuse, type Request, type Session, skip } from './session.ts'
import { type Command, readWords } from './words.ts'

type Rule = (command: Command, request: Request, session: Session) => Action | Promise<Action>

/** Turns a call of docker (or podman) into what is run instead of it. */
export async function dockerCall(request: Request, session: Session): Promise<Action> {
  const { globals, words } = withoutGlobals(request.args)
  const [first = '', second = ''] = words
  const length = managers.has(first) && second !== '' ? 2 : 1
  const name = length === 2 ? (renamed[`${first} ${second}`] ?? second) : first
  const key = first in groups ? `${first} ${second}` : name
  const rule = rules[key]
  const shown = `\`${request.tool} ${words.slice(0, 2).join(' ')}\``
  if (!rule) return refuse(session, shown)
  const verb = words.slice(0, length)
  const command = { globals, verb, ...readWords(words.slice(length), grammarOf(name)) }
  return rule(command, request, session)
}

const asItIs: Rule = (command, request, { engine }) => engine.action(command, request)
const notRun: Rule = ({ verb, operands }, { tool }, session) =>
  skip(session, `\`${[tool, ...verb, ...operands.slice(0, 1)].join(' ')}\``)
const all: Rule = (command, request, session) => container.use(command, request, session, 'all')
const first: Rule = (command, request, session) => container.use(command, request, session, 'first')

const volumes: Rule = (command, request, { names, engine }) =>
  engine.action({ ...command, operands: command.operands.map((word) => names.thing(word)) }, request)

/** `docker inspect` takes containers and images alike. */
const inspect: Rule = (command, request, session) => {
  const isImage = command.operands.every((word) => session.names.isOwn(word) || word.startsWith('sha256:'))
  return isImage || command.verb[0] === 'image'
    ? image.use(command, request, session)
    : all(command, request, session)
}

const rules: Readonly<Record<string, Rule | undefined>> = {
  __proto__: null as never,
  build,
  create: container.start,
  run: container.start,
  cp: container.copy,
  ps: container.list,
  ...{
    rm: container.remove,
    stop: all,
    kill: all,
    start: all,
    restart: all,
    wait: all,
    attach: all,
  },
  ...{
    pause: all,
    unpause: all,
    diff: all,
    logs: all,
    export: all,
    stats: all,
    exec: first,
    top: first,
    port: first,
  },
  rename: all,
  commit: async (command, request, session) =>
    image.name(command, request, session, await container.containerHere(command.operands[0] ?? '', session)),
  tag: (command, request, session) =>
    image.name(command, request, session, session.names.used(command.operands[0] ?? '')),
  import: (command, request, session) => image.name(command, request, session, command.operands[0] ?? ''),
  ...{
    rmi: image.remove,
    pull: image.pull,
    images: image.use,
    history: image.use,
    save: image.use,
    exists: image.use,
  },
  inspect,
  ...{
    push: notRun,
    login: notRun,
    logout: notRun,
    prune: notRun,
    'system prune': notRun,
    'buildx create': notRun,
  },
  ...{
    'buildx use': notRun,
    'buildx rm': notRun,
    'volume prune': notRun,
    'network prune': notRun,
  },
  ...{
    info: asItIs,
    version: asItIs,
    help: asItIs,
    search: asItIs,
    events: asItIs,
    '--version': asItIs,
  },
  ...{
    '': asItIs,
    '-v': asItIs,
    '--help': asItIs,
    'system df': asItIs,
    'system info': asItIs,
  },
  ...{
    'context ls': asItIs,
    'context show': asItIs,
    'context inspect': asItIs,
    'volume ls': asItIs,
  },
  ...{
    'buildx version': asItIs,
    'buildx ls': asItIs,
    'buildx inspect': asItIs,
    'network ls': asItIs,
  },
  ...{
    'volume create': volumes,
    'volume rm': volumes,
    'volume inspect': volumes,
  },
}

/** Their commands are those that have a name of their own, too. */
const managers = new Set([
  'image',
  'container',
  'builder',
  'buildx',
  'system',
  'context',
  'volume',
  'network',
])
const groups: Readonly<Record<string, true>> = { system: true, context: true, volume: true, network: true }

const renamed: Readonly<Record<string, string>> = {
  'image ls': 'images',
  'image list': 'images',
  'image rm': 'rmi',
  'image remove': 'rmi',
  ...{
    'container ls': 'ps',
    'container list': 'ps',
    'container remove': 'rm',
  },
  ...{
    'buildx create': 'buildx create',
    'buildx use': 'buildx use',
    'buildx rm': 'buildx rm',
  },
  ...{
    'buildx version': 'buildx version',
    'buildx ls': 'buildx ls',
    'buildx inspect': 'buildx inspect',
  },
}

const plain: Grammar = { valued: [], plain: [], short: {}, operandEndsOptions: false }
const exec = { ...grammars.run, operandEndsOptions: true }
const ps: Grammar = { ...plain, valued: ['filter', 'format', 'last'], short: { f: 'filter', n: 'last' } }

const others: Readonly<Record<string, Grammar>> = {
  exec,
  ps,
  images: ps,
  inspect: {
    ...ps,
    valued: ['format', 'type'],
    short: { f: 'format' },
  },
  save: {
    ...plain,
    valued: ['output'],
    short: { o: 'output' },
  },
  export: {
    ...plain,
    valued: ['output'],
    short: { o: 'output' },
  },
  commit: {
    ...plain,
    valued: ['author', 'change', 'message'],
    short: {
      a: 'author',
      c: 'change',
      m: 'message',
    },
  },
  import: {
    ...plain,
    valued: ['change', 'message', 'platform'],
    short: {
      c: 'change',
      m: 'message',
    },
  },
  create: grammars.create,
  pull: {
    ...plain,
    valued: ['platform'],
  },
  logs: {
    ...plain,
    valued: ['since', 'tail', 'until'],
    short: { n: 'tail' },
  },
  login: {
    ...plain,
    valued: ['username', 'password'],
    short: {
      u: 'username',
      p: 'password',
    },
  },
}

function grammarOf(name: string): Grammar {
  return (grammars as Readonly<Record<string, Grammar>>)[name] ?? others[name] ?? plain
}

const valuedGlobals = new Set(['-H', '--host', '--context', '-c', '--config', '-l', '--log-level'])

function withoutGlobals(args: readonly string[]): { readonly globals: string[]; readonly words: string[] } {
  const words = [...args]
  const globals: string[] = []
  while (words.length > 1 && words[0]!.startsWith('-')) {
    const count = valuedGlobals.has(words[0]!) ? 2 : 1
    globals.push(...words.splice(0, count))
  }
  return { globals, words }
}
