import { bashCompletion } from '../completion/bash.ts'
import { fishCompletion } from '../completion/fish.ts'
import { shells } from '../completion/words.ts'
import type { Shell } from '../completion/words.ts'
import { zshCompletion } from '../completion/zsh.ts'
import { UsageError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Invocation } from '../invocation.ts'
import type { Io } from '../io.ts'
import { didYouMean } from '../suggestion.ts'

const scripts: Readonly<Record<Shell, () => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
}

/** `stagefold completion bash`: the script that the shell is to read. */
export function completionCommand({ paths: [shell] }: Invocation, io: Io): number {
  const known = shells.find((one) => one === shell)
  if (known === undefined) {
    const problem =
      shell === undefined ? '`completion` needs a shell' : `There is no completion for \`${shell}\``
    const suggestion = shell === undefined ? '' : didYouMean(shell, shells)
    throw new UsageError(`${problem}: it is for \`bash\`, \`zsh\` or \`fish\`.${suggestion}`)
  }
  io.stdout.write(scripts[known]())
  return exitCodes.done.code
}
