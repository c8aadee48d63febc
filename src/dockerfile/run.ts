import type { Heredoc, Instruction } from './types.ts'

/**
 * What a RUN, CMD or ENTRYPOINT runs, to be searched for evidence: the shell text with the bodies of its heredocs, or
 * the words of the JSON form with blanks between them. Not to be edited by: it has no places.
 */
export function runText({ form, words, argument, heredocs }: Instruction): string {
  const command = form === 'json' ? words.map(({ text }) => text).join(' ') : argument
  return [command, ...heredocs.map(heredocText)].join('\n')
}

/** The body as a command gets it, variables as written. */
export function heredocText({ content, chomp }: Heredoc): string {
  return chomp ? content.replace(/^\t+/gm, '') : content
}
