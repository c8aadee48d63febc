import type { Rule } from '../../diagnostics/rules.ts'

/**
 * What SARIF is told of a rule.
 * @param rule null for a code of another version of stagefold
 */
export function sarifRule(code: string, rule: Rule | null, version: string) {
  if (rule === null) return { id: code }
  return {
    id: code,
    name: rule.name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.name.replaceAll('-', ' ') },
    fullDescription: { text: sentence(rule.message) },
    help: help(code, rule),
    // The page lies in the package; this names it wherever the package comes from.
    helpUri: `pkg:npm/stagefold@${encodeURIComponent(version)}#docs/rules/${code}.md`,
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: ['docker', 'multi-stage'] },
  }
}

const levels = { error: 'error', warning: 'warning', assumption: 'warning', note: 'note' } as const

function help(code: string, { hint }: Rule) {
  const more = `\`stagefold rules ${code}\` tells more, with examples.`
  const text = [hint === '' ? '' : sentence(hint), more].filter((part) => part !== '').join(' ')
  return { text: text.replaceAll('`', ''), markdown: text }
}

/** The table's texts name their arguments in braces. */
function sentence(text: string): string {
  const words = text.replace(/\{(\w+)\}/g, '<$1>')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
