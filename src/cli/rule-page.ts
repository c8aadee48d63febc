import { readFileSync } from 'node:fs'
import type { RuleCode } from '../report/own-rules.ts'

/** The build replaces it: the pages lie beside the bundle in the package, and not beside this file. */
declare const STAGEFOLD_PAGES: string

const folder = typeof STAGEFOLD_PAGES === 'string' ? STAGEFOLD_PAGES : '../../docs/rules/'

/**
 * A rule's page of documentation, as Markdown. A file of its own, so that the texts cost nothing where nobody asks
 * for them.
 */
export function rulePage(code: RuleCode): string {
  const page = readFileSync(new URL(`${folder}${code}.md`, import.meta.url), 'utf8')
  return page.replace(/^<!--[^]*?-->\n+/, '')
}
