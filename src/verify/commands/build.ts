import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decode, encode } from '../../project/decode.ts'
import { renameImages } from '../dockerfile.ts'
import type { Action, Request, Session } from './session.ts'
import { isSet, option, type Command, type Option, valueOf } from './words.ts'

/**
 * `docker build` under throw-away names. Nothing is sent anywhere, and nothing comes from a cache: BuildKit finds a
 * COPY again by the bytes of its files, whoever owns them, so that a warm cache makes different images equal.
 */
export async function build(given: Command, request: Request, session: Session): Promise<Action> {
  const { names, engine } = session
  const tags = given.options.flatMap(({ name, value }) => (name === 'tag' && value !== null ? [value] : []))
  const image = names.kept(session.next())
  const file = await dockerfileOf(given, request, session)
  const options = [
    ...given.options.filter((one) => !isLeftOut(one)).map((one) => renamed(one, session)),
    ...file.options,
    ...tags.map((tag) => option('tag', names.image(tag))),
    option('tag', image),
    ...(isSet(given, 'no-cache') ? [] : [option('no-cache')]),
  ]
  const action = await engine.action(
    { ...given, options },
    { ...request, stdin: file.stdin ?? request.stdin },
  )
  if (!('exec' in action)) return action
  return {
    ...action,
    ...(file.input !== undefined && { stdin: file.input }),
    onOutput: (text) => engine.noteOutput(text),
    onEnd: (status) => {
      if (status !== 0) return
      for (const tag of tags) names.own(tag)
      session.builds.push({ dockerfile: file.path, target: valueOf(given, 'target'), tags, image })
    },
  }
}

const LEFT_OUT = new Set(['tag', 'push', 'file', 'cache-from', 'cache-to'])

function isLeftOut({ name, value }: Option): boolean {
  if (name === 'output') return /(^|,)(type=registry|push=true)\b/.test(value ?? '')
  return LEFT_OUT.has(name)
}

/** `--build-context name=docker-image://app:build`. */
function renamed(one: Option, { names }: Session): Option {
  const match = one.name === 'build-context' && /^(.*=docker-image:\/\/)(.*)$/.exec(one.value ?? '')
  return match ? option(one.name, match[1] + names.used(match[2]!)) : one
}

interface File {
  /** Null when it is none. */
  readonly path: string | null
  readonly options: readonly Option[]
  /** What stands for the standard input. */
  readonly input?: string
  readonly stdin?: Request['stdin']
}

/** The Dockerfile, with throw-away names where it names what the script builds. */
async function dockerfileOf(given: Command, request: Request, session: Session): Promise<File> {
  const context = given.operands[0] ?? '.'
  const file = valueOf(given, 'file')
  if (file === '-' || (context === '-' && file === null)) {
    const input = await request.stdin()
    const text = rename(input, given, request, session)
    if (text !== null) writeFileSync(input, text)
    return {
      path: null,
      input,
      stdin: async () => input,
      options: file === null ? [] : [option('file', '-')],
    }
  }
  const path = resolve(request.cwd, file ?? join(context, 'Dockerfile'))
  const unchanged = { path, options: file === null ? [] : [option('file', file)] }
  if (!existsSync(path)) return unchanged
  const text = rename(path, given, request, session)
  if (text === null) return unchanged
  const copy = join(session.scratch, `Dockerfile.${session.next()}`)
  writeFileSync(copy, text)
  for (const ending of ['.dockerignore', '.containerignore']) {
    if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending)
  }
  return { path, options: [option('file', copy)] }
}

/** @returns null where nothing is renamed; a context in an archive stays as it is */
function rename(file: string, given: Command, request: Request, session: Session): Uint8Array | null {
  const { text, encoding, binary } = decode(readFileSync(file))
  if (binary) return null
  const renamed = renameImages(text, buildArguments(given, request), session.names)
  for (const image of renamed.foreign) session.foreign.add(image)
  return renamed.changed ? encode(renamed.text, encoding) : null
}

function buildArguments(given: Command, { env }: Request): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { name, value } of given.options) {
    if (name !== 'build-arg' || value === null) continue
    const equals = value.indexOf('=')
    const text = equals === -1 ? env[value] : value.slice(equals + 1)
    if (text !== undefined) found.set(equals === -1 ? value : value.slice(0, equals), text)
  }
  return found
}
