import type { Action, Request, Session } from './session.ts'
import { option, type Command, type Option, valueOf } from './words.ts'

/** `docker create`, `docker run`: always under a name, so that what they make can be found and removed. */
export async function start(given: Command, request: Request, session: Session): Promise<Action> {
  const [image, ...command] = given.operands
  if (image === undefined) return session.engine.action(given, request)
  const { names } = session
  if (!names.isOwn(image)) session.foreign.add(image)
  const name = valueOf(given, 'name') ?? String(session.next())
  const options = given.options.flatMap((one) => optionHere(one, session))
  return session.engine.action(
    {
      ...given,
      options: [...options, option('name', names.thing(name))],
      operands: [names.used(image), ...command],
    },
    request,
  )
}

function optionHere(one: Option, { names }: Session): readonly Option[] {
  const { name, value } = one
  // Nothing is typed here, and a terminal that is not there is an error.
  if (name === 'name' || name === 'tty' || name === 'restart') return []
  if (value === null) return [one]
  // The user's own container may have the port already.
  if (name === 'publish') return [option(name, value.slice(value.lastIndexOf(':') + 1))]
  if (name === 'volumes-from' || name === 'link') return [option(name, names.thing(value))]
  if (name === 'volume') return [option(name, volume(value, names))]
  if (name === 'mount' && /(^|,)type=volume\b/.test(value)) {
    return [
      option(
        name,
        value.replace(/\b(source|src)=([^,]+)/, (_, key, text) => `${key}=${names.thing(text)}`),
      ),
    ]
  }
  return [one]
}

/** `name:/path`; a folder of the host begins with a slash or a dot. */
function volume(value: string, names: Session['names']): string {
  return /^[\w][\w.-]*:/.test(value) ? names.thing(value) : value
}

/** The container that a word means: ids are taken only where they are ours. */
export async function containerHere(word: string, { names, engine }: Session): Promise<string> {
  if (!/^[0-9a-f]{12,64}$/.test(word)) return names.thing(word)
  return (await engine.isOurContainer(word)) ? word : names.thing(word)
}

/** `docker cp`: a name before the first colon, unless a slash comes before it. */
export async function copy(given: Command, request: Request, session: Session): Promise<Action> {
  const operands = await Promise.all(
    given.operands.map(async (operand) => {
      const [, container, path] = /^([^/.:][^/:]*):(.*)$/s.exec(operand) ?? []
      return container === undefined ? operand : `${await containerHere(container, session)}:${path}`
    }),
  )
  return session.engine.action({ ...given, operands }, request)
}

/** The commands whose operands are all containers, or only the first. */
export async function use(
  given: Command,
  request: Request,
  session: Session,
  which: 'all' | 'first',
): Promise<Action> {
  const operands = await Promise.all(
    given.operands.map((word, at) => (which === 'all' || at === 0 ? containerHere(word, session) : word)),
  )
  return session.engine.action({ ...given, operands }, request)
}

/** `docker rm`, with the container's nameless volumes, which nobody would find again. */
export async function remove(given: Command, request: Request, session: Session): Promise<Action> {
  return use({ ...given, options: [...given.options, option('volumes')] }, request, session, 'all')
}

/** `docker ps` sees the script's own containers. */
export async function list(given: Command, request: Request, session: Session): Promise<Action> {
  const { prefix } = session.names
  let named = false
  const options = given.options.map((one) => {
    if (one.name !== 'filter' || !one.value?.startsWith('name=')) return one
    named = true
    return option('filter', `name=${prefix}-.*${one.value.slice(5).replace(/^\^?\/?/, '')}`)
  })
  const own = named ? [] : [option('filter', `name=${prefix}`)]
  return session.engine.action({ ...given, options: [...options, ...own] }, request)
}
