import { wordRange, type Redirection } from '../shell/parse.ts'
import type { Range, Span } from '../source/span.ts'
import type { Stream } from './call.ts'
import { spanOf, type World } from './world.ts'

/** A file that a command reads or writes without a word of its own for it. */
export interface FileRedirection {
  readonly path: string
  readonly writes: boolean
  /** The word that names the file. */
  readonly span: Span
  /** All of the command, simple or compound. */
  readonly command: Range
  /** How many steps had been taken when it ran. */
  readonly at: number
  readonly run: number
}

/** Keeps a note of the files that a command's `<` and `>` name. */
export function noteRedirections(
  node: { readonly pos: number; readonly end: number; readonly redirects: readonly Redirection[] },
  streams: { readonly input: Stream; readonly output: Stream },
  at: number,
  world: World,
): void {
  for (const redirect of node.redirects) {
    if (redirect.type !== 'Redirect' || !redirect.target) continue
    const writes = redirect.operator.includes('>')
    const stream = writes ? streams.output : streams.input
    if (stream.type !== 'file' || stream.path === null) continue
    const span = spanOf(world, wordRange(world.script, redirect.target))
    const command = { start: node.pos, end: node.end }
    world.redirections.push({ path: stream.path, writes, span, command, at, run: world.run })
  }
}
