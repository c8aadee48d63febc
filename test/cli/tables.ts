import { exitCodes } from '../../src/cli/exit-codes.ts'
import { hasNegation, optionNames, specOf } from '../../src/cli/options.ts'
import type { OptionName } from '../../src/cli/options.ts'

/** The README's table of options. */
export function optionsTable(): string {
  const rows = optionNames.map(optionRow)
  return ['| option | with | what it does |', '| --- | --- | --- |', ...rows].join('\n')
}

export function exitCodesTable(): string {
  const rows = Object.values(exitCodes).map(({ code, meaning }) => `| ${code} | ${meaning} |`)
  return ['| code | meaning |', '| --- | --- |', ...rows].join('\n')
}

function optionRow(name: OptionName): string {
  const { value, commands, description } = specOf(name)
  const negation = hasNegation(name) ? '[no-]' : ''
  const written = `\`--${negation}${name}${value === undefined ? '' : ` ${value}`}\``
  const others = commands.filter((command) => command !== 'fold').map((command) => `\`${command}\``)
  return `| ${written} | ${['`stagefold`', ...others].join(', ')} | ${description} |`
}
