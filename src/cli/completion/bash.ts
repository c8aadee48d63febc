import { commandNames, namedCommands } from '../options.ts'
import type { CommandName } from '../options.ts'
import { operandWords, typedOptions, valueOptions } from './words.ts'
import type { TypedValue } from './words.ts'
import { addTo } from '../../source/lists.ts'

/** For bash from 3.2 on, which macOS has; where `compopt` is missing, names of folders end without a slash. */
export function bashCompletion(): string {
  return `# Completes stagefold in bash. Printed by \`stagefold completion bash\`.

_stagefold_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -P "$prefix" -W "$1" -- "$current")
}

_stagefold_files() {
  local word
  compopt -o filenames 2> /dev/null
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -P "$prefix" "$1" -- "$current")
}

_stagefold() {
  local current=$2 option=$3 prefix= command= operands=0 at
  COMPREPLY=()
  for ((at = 1; at < COMP_CWORD; at++)); do
    case \${COMP_WORDS[at]} in
      --)
        _stagefold_files -f
        return
        ;;
      ${valueOptions().join(' | ')})
        if [[ \${COMP_WORDS[at + 1]} == '=' ]]; then at=$((at + 2)); else at=$((at + 1)); fi
        ;;
      -* | =) ;;
      ${namedCommands.join(' | ')})
        if [[ $operands == 0 ]]; then command=\${COMP_WORDS[at]}; fi
        operands=$((operands + 1))
        ;;
      *) operands=$((operands + 1)) ;;
    esac
  done

  # Where \`=\` ends a word for bash, it is a word of its own.
  if [[ $current == '=' ]]; then
    current=
  elif [[ $option == '=' ]]; then
    option=\${COMP_WORDS[COMP_CWORD - 2]}
  elif [[ $current == --*=* ]]; then
    option=\${current%%=*} prefix=\${current%%=*}= current=\${current#*=}
  fi
  case $command:$option in
${valueCases().join('\n')}
  esac

  if [[ $current == -* ]]; then
    case $command in
${commandNames.map(optionsCase).join('\n')}
    esac
    return
  fi
  case $command in
${namedCommands.flatMap(operandCase).join('\n')}
    '')
      if [[ $operands == 0 ]]; then _stagefold_words '${namedCommands.join(' ')}'; fi
      _stagefold_files -f
      ;;
    *) _stagefold_files -f ;;
  esac
}

complete -F _stagefold stagefold
`
}

/** What an option's value may be; after `COMMAND:` where that is not the same with every command. */
function valueCases(): readonly string[] {
  const taking = new Map<string, Map<string, CommandName[]>>()
  for (const command of commandNames) {
    for (const { word, value } of typedOptions(command)) {
      if (value === null) continue
      const hows = taking.get(word) ?? new Map<string, CommandName[]>()
      addTo(hows, howOf(value), command)
      taking.set(word, hows)
    }
  }
  return [...taking].flatMap(([word, hows]) =>
    Array.from(hows, ([how, takers]) => {
      const patterns = hows.size === 1 ? ['*'] : takers.map((taker) => (taker === 'fold' ? '' : taker))
      return `    ${patterns.map((one) => `${one}:${word}`).join(' | ')}) ${how} ;;`
    }),
  )
}

function howOf({ kind, choices }: TypedValue): string {
  if (kind === 'choice') return `_stagefold_words '${choices.join(' ')}'; return`
  return { file: '_stagefold_files -f; return', folder: '_stagefold_files -d; return', any: 'return' }[kind]
}

function optionsCase(command: CommandName): string {
  const words = typedOptions(command).map(({ word }) => word)
  return `      ${command === 'fold' ? "''" : command}) _stagefold_words '${words.join(' ')}' ;;`
}

function operandCase(command: CommandName): readonly string[] {
  const words = operandWords(command)
  return words === null ? [] : [`    ${command}) _stagefold_words '${words.join(' ')}' ;;`]
}
