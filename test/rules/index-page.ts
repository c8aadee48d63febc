import { everyFamily, everyRule } from '../../src/report/own-rules.ts'
import type { RuleCode } from '../../src/report/own-rules.ts'

/** `docs/rules/README.md`: every rule by its family. */
export function indexPage(): string {
  const sections = everyFamily.map(({ title, codes }) => {
    const rows = codes.map(row)
    return `## ${title}\n\n| code | name | what it says |\n| --- | --- | --- |\n${rows.join('\n')}\n`
  })
  return `${head}\n${sections.join('\n')}`
}

const head = `<!-- generated from src/diagnostics/rules and src/report/own-rules.ts: STAGEFOLD_UPDATE=1 npm run -s jest -- test/rules -->

# Rules

Whatever stagefold has to say has a code. Errors refuse the fold. Assumptions are facts that the fold needs and that
the text of the files cannot prove. Warnings and notes change nothing. A code, once released, keeps its meaning.

\`stagefold rules\` lists them in a terminal, and \`stagefold rules SF210\` shows a page. Each page has a project on which
the rule speaks, with the very words, and the same project changed so that it does not; both are run as tests. They are
made of the folders in [examples](examples).
`

function row(code: RuleCode): string {
  const { name, severity, message } = everyRule[code]
  const words = message.replaceAll(/\{(\w+)\}/g, '*$1*')
  const label = severity === 'error' ? '' : `${severity}: `
  return `| [${code}](${code}.md) | ${name} | ${label}${words} |`
}
