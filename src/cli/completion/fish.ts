import { commandNames, namedCommands } from '../options.ts'
import type { CommandName } from '../options.ts'
import { descriptionOf, operandWords, typedOptions, valueOptions } from './words.ts'
import type { TypedOption } from './words.ts'

export function fishCompletion(): string {
  return `# Completes stagefold in fish. Printed by \`stagefold completion fish\`.

# Whether the command line is one of this command; \`fold\` is the one without a name.
function __stagefold_is
    set -l words (commandline -opc)
    set -e words[1]
    set -l command fold
    while set -q words[1]
        switch $words[1]
            case ${valueOptions().join(' ')}
                set -e words[1]
            case '-*'
            case ${namedCommands.join(' ')}
                set command $words[1]
                break
            case '*'
                break
        end
        set -e words[1]
    end
    test $command = $argv[1]
end

${namedCommands.map(commandLine).join('\n')}

${commandNames.flatMap(commandLines).join('\n')}
`
}

function commandLine(name: CommandName): string {
  return `complete -c stagefold -n __fish_is_first_token -a ${name} -d ${quoted(descriptionOf(name))}`
}

function commandLines(command: CommandName): readonly string[] {
  const condition = `-n '__stagefold_is ${command}'`
  const words = operandWords(command)
  const operands = words === null ? [] : [`complete -c stagefold ${condition} -f -a '${words.join(' ')}'`]
  return [
    ...operands,
    ...typedOptions(command).map((option) => `complete -c stagefold ${condition} ${optionWords(option)}`),
  ]
}

function optionWords({ word, description, value }: TypedOption): string {
  const named = `-l ${word.slice(2)} -d ${quoted(description)}`
  if (value === null) return named
  const how = {
    file: '-r -F',
    folder: "-x -a '(__fish_complete_directories)'",
    choice: `-x -a '${value.choices.join(' ')}'`,
    any: '-x',
  }
  return `${named} ${how[value.kind]}`
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}
