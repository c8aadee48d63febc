import { commandNames, namedCommands } from '../options.ts'
import type { CommandName } from '../options.ts'
import { descriptionOf, operandWords, typedOptions, valueOptions } from './words.ts'
import type { TypedOption } from './words.ts'

/** For zsh's own completion system; the file has to be found as `_stagefold` in `$fpath`, or be sourced after it. */
export function zshCompletion(): string {
  return `#compdef stagefold
# Completes stagefold in zsh. Printed by \`stagefold completion zsh\`.

_stagefold_start() {
  local -a commands=(
${namedCommands.map((name) => `    ${quoted(`${name}:${descriptionOf(name)}`)}`).join('\n')}
  )
  _describe -t commands command commands
  _files
}

_stagefold() {
  local command=fold at
  for ((at = 2; at < CURRENT; at++)); do
    case $words[at] in
      ${valueOptions().join(' | ')}) ((at++)) ;;
      -*) ;;
      ${namedCommands.join(' | ')}) command=$words[at]; break ;;
      *) break ;;
    esac
  done

  case $command in
${commandNames.map(commandCase).join('\n')}
  esac
}

# Found in $fpath, the file is the function; sourced, it only says what completes the command.
if [[ $funcstack[1] == _stagefold ]]; then _stagefold "$@"; else compdef _stagefold stagefold; fi
`
}

function commandCase(command: CommandName): string {
  const words = operandWords(command)
  const operand =
    words === null ? '*:path:_files' : `*:${command === 'rules' ? 'code' : 'word'}:(${words.join(' ')})`
  const operands =
    command === 'fold' ? ['1: :_stagefold_start', operand] : [`1:command:(${command})`, operand]
  const lines = [...typedOptions(command).map(optionSpec), ...operands].map(
    (spec) => `        ${quoted(spec)}`,
  )
  return `    ${command})\n      _arguments -s -S \\\n${lines.join(' \\\n')}\n      ;;`
}

function optionSpec({ word, description, multiple, value }: TypedOption): string {
  const star = multiple ? '*' : ''
  const about = `[${description.replace(/[[\]\\]/g, '\\$&')}]`
  if (value === null) return `${star}${word}${about}`
  const actions = {
    file: '_files',
    folder: '_files -/',
    choice: `(${value.choices.join(' ')})`,
    any: ' ',
  }
  return `${star}${word}=${about}:${value.name.replace(/[[\]:=]/g, ' ').trim()}:${actions[value.kind]}`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
