import { skip } from './session.ts'
import type { Action, Request, Session } from './session.ts'
import { type Command, wordsOf } from './words.ts'

/** `docker tag`, `docker commit`: the last operand names an image from here on. */
export async function name(
  given: Command,
  request: Request,
  session: Session,
  source: string,
): Promise<Action> {
  const { names, engine } = session
  const target = given.operands[1]
  if (target === undefined) return engine.action(given, request)
  const action = await engine.action({ ...given, operands: [source, names.image(target)] }, request)
  if (!('exec' in action)) return action
  return {
    ...action,
    onEnd: (status) => {
      if (status !== 0) return
      names.own(target)
      const at = session.builds.findLastIndex(
        ({ tags, image }) => tags.some((tag) => names.image(tag) === source) || image === source,
      )
      const built = session.builds[at]
      if (built) session.builds[at] = { ...built, tags: [...built.tags, target] }
    },
  }
}

/** Commands that only look at images. */
export async function use(given: Command, request: Request, { names, engine }: Session): Promise<Action> {
  return engine.action({ ...given, operands: given.operands.map((word) => names.used(word)) }, request)
}

/** `docker rmi`: never an image of the user's; and an id stays, because it has a second name here. */
export async function remove(given: Command, request: Request, session: Session): Promise<Action> {
  const named = given.operands.filter((word) => !isId(word))
  if (named.length === 0) return skip(session, `\`docker ${wordsOf(given).join(' ')}\``)
  return session.engine.action(
    { ...given, operands: named.map((word) => session.names.image(word)) },
    request,
  )
}

export async function pull(given: Command, request: Request, session: Session): Promise<Action> {
  const image = given.operands[0] ?? ''
  if (session.names.isOwn(image)) return skip(session, `\`docker pull ${image}\``)
  session.foreign.add(image)
  return session.engine.action(given, request)
}

function isId(word: string): boolean {
  return /^(sha256:)?[0-9a-f]{12,64}$/.test(word)
}
