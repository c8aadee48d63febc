import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { join } from 'node:path'
import type { Action, Request } from '../commands/session.ts'

type Message =
  | Omit<Request, 'stdin'>
  | { readonly output: string }
  | { readonly ended: number }
  | { readonly read: true }

/** Decides what a wrapper does. */
export type Handler = (request: Request) => Action | Promise<Action>

/** Listens to the wrappers. Every connection is one call. */
export async function listen(path: string, scratch: string, handle: Handler): Promise<Server> {
  let count = 0
  const server = createServer((socket) => {
    count += 1
    converse(socket, join(scratch, `stdin.${count}`), handle).catch((error: unknown) => {
      const stderr = `stagefold: ${error instanceof Error ? error.message : String(error)}\n`
      send(socket, { status: 125, stderr })
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  return server
}

async function converse(socket: Socket, input: string, handle: Handler): Promise<void> {
  const messages = readMessages(socket)
  const first = (await messages.next()).value
  if (first === undefined || !('tool' in first)) return
  const stdin = async () => {
    send(socket, { read: input })
    await messages.next()
    return input
  }
  const action = await handle({ ...first, stdin })
  if (!('exec' in action)) {
    send(socket, action)
    return
  }
  const { exec, stdin: file, onOutput, onEnd } = action
  send(socket, { exec, stdin: file, listens: onOutput !== undefined })
  for await (const message of messages) {
    if ('output' in message) onOutput?.(message.output)
    if ('ended' in message) send(socket, { status: (await onEnd?.(message.ended)) ?? message.ended })
  }
}

function send(socket: Socket, message: object): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`)
}

async function* readMessages(socket: Socket): AsyncGenerator<Message, undefined> {
  // A wrapper that is killed just goes.
  socket.on('error', () => {})
  let buffered = ''
  for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) {
    buffered += chunk
    for (let cut = buffered.indexOf('\n'); cut !== -1; cut = buffered.indexOf('\n')) {
      yield JSON.parse(buffered.slice(0, cut)) as Message
      buffered = buffered.slice(cut + 1)
    }
  }
  return undefined
}
