import { createInterface } from 'node:readline'
import type { Io } from './io.ts'

/** What a person typed; `interrupted` for Ctrl-C, `closed` for Ctrl-D and a terminal that went away. */
export type Reply = { readonly line: string } | 'interrupted' | 'closed'

export interface Prompt {
  ask(question: string): Promise<Reply>
  close(): void
}

/**
 * The terminal, for any number of questions: what is typed ahead answers the next one.
 * @returns null where nobody is there to answer
 */
export function openPrompt({ stdin: input, stderr }: Pick<Io, 'stdin' | 'stderr'>): Prompt | null {
  if (input?.isTTY !== true || stderr.isTTY !== true) return null
  const output = stderr as NodeJS.WritableStream
  const terminal = createInterface({ input, output })
  const replies: Reply[] = []
  let waiting: ((reply: Reply) => void) | null = null
  let last: Reply | null = null
  const take = (reply: Reply) => {
    if (waiting) waiting(reply)
    else replies.push(reply)
    waiting = null
  }
  terminal.on('line', (line) => take({ line: line.trim() }))
  // A terminal that is asked on gives Ctrl-C as a key, and no signal.
  terminal.on('SIGINT', () => take('interrupted'))
  terminal.once('close', () => {
    last = 'closed'
    take('closed')
  })
  return {
    ask(question) {
      terminal.setPrompt(question)
      if (last === null) terminal.prompt()
      else output.write(question)
      const ready = replies.shift() ?? last
      if (ready !== null) return Promise.resolve(ready)
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
    close() {
      terminal.close()
    },
  }
}
