import type { Rule } from '../../src/diagnostics/rules.ts'
import { everyRule } from '../../src/report/own-rules.ts'
import type { RuleCode } from '../../src/report/own-rules.ts'
import { linkedRows } from './equivalence.ts'
import type { Example, Said, Side } from './example.ts'

/** What the command says of the bad project and of the good one. */
export interface SaidOfBoth {
  readonly bad: Said
  readonly good: Said
}

const severities: Readonly<Record<Rule['severity'], string>> = {
  error: 'Refused',
  warning: 'Warning',
  assumption: 'Assumption',
  note: 'Note',
}

/** A rule's page, from its row of the table, its folder and what the command says on it. */
export function pageOf({ code, why, sides }: Example, said: SaidOfBoth | null): string {
  const { name, severity, message } = everyRule[code]
  return [
    `<!-- generated from src/diagnostics/rules and examples/${code}: STAGEFOLD_UPDATE=1 npm run -s jest -- test/rules -->`,
    `# ${code}: ${name}`,
    `**${severities[severity]}:** ${message.replaceAll(/\{(\w+)\}/g, '*$1*')}`,
    linkedRows(why),
    ...(sides && said ? examplesOf(code, sides, said) : []),
    '[All rules](README.md)',
  ]
    .join('\n\n')
    .concat('\n')
}

function examplesOf(
  code: RuleCode,
  { bad, good }: NonNullable<Example['sides']>,
  said: SaidOfBoth,
): readonly string[] {
  const isRefused = everyRule[code].severity === 'error'
  return [
    isRefused ? '## Bad' : '## Where it is said',
    ...sideOf(bad, wordsOf(said.bad, code, bad)),
    isRefused ? '## Good' : '## Where it is not',
    ...sideOf(good, resultOf(said.good, good)),
  ]
}

function sideOf({ text, shown, command }: Side, end: readonly string[]): readonly string[] {
  const order = ([path]: readonly [string, string]) => (command.endsWith(` ${path}`) ? -1 : rank(path))
  const files = Object.entries(shown).toSorted((a, b) => order(a) - order(b) || (a[0] < b[0] ? -1 : 1))
  // The command line comes again behind the files.
  const words = text.replace(/^```sh\nstagefold .*\n```$\n*/m, '').trim()
  return [...(words === '' ? [] : [linkedRows(words)]), ...files.flatMap(fileOf), ...end]
}

/** A script first, then what it builds in its order. */
function rank(path: string): number {
  const forms = [
    /\.sh$|akefile$|\.(yml|yaml|ps1|cmd)$|package\.json$/,
    /Dockerfile[.-]|\.Dockerfile$/,
    /Dockerfile$/,
  ]
  const at = forms.findIndex((form) => form.test(path))
  return at === -1 ? forms.length : at
}

function fileOf([path, text]: readonly [string, string]): readonly string[] {
  if (text.startsWith('-> ')) return [`\`${path}\` is a link to \`${text.slice(3)}\`.`]
  if (text === '') return [`\`${path}\` is empty.`]
  if (text.includes('\0')) return [`\`${path}\` is a binary file.`]
  return [`\`${path}\`:`, fenced(languageOf(path), Buffer.from(text, 'latin1').toString('utf8'))]
}

/** The words of one rule alone: that other rules speak too is said in a line. */
function wordsOf({ stdout, stderr, codes }: Said, code: RuleCode, { command }: Side): readonly string[] {
  const isReport = command.includes(' --format ')
  const [text, between] = isReport ? [stdout, '\n'] : [stderr, '\n\n']
  const own = new RegExp(`^(\\S+: |::.*,title=)?${code}\\b`)
  const blocks = text.split(between).filter((block) => own.test(block))
  const others = codes.filter((other) => other !== code)
  return [
    `\`${command}\` says:`,
    fenced('text', blocks.join(between)),
    ...(others.length > 0 ? [`It also says ${links(others)}.`] : []),
    ...(isReport || stdout === '' ? [] : ['and folds it:', fenced('diff', stdout)]),
  ]
}

function resultOf({ stdout, stderr, codes }: Said, { command }: Side): readonly string[] {
  if (stdout + stderr === '') return [`\`${command}\` says nothing.`]
  if (stdout === '') return [`\`${command}\` says:`, fenced('text', stderr)]
  return [
    `\`${command}\` folds it:`,
    fenced('diff', stdout),
    ...(codes.length > 0 ? [`It says ${links(codes)}.`] : []),
  ]
}

function links(codes: readonly string[]): string {
  return codes.map((code) => `[${code}](${code}.md)`).join(', ')
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.replace(/\n?$/, '\n')}\`\`\``
}

function languageOf(path: string): string {
  if (/(^|\/)Dockerfile(?!.*ignore)/.test(path)) return 'dockerfile'
  if (path.endsWith('akefile')) return 'makefile'
  const endings: Readonly<Record<string, string>> = {
    sh: 'sh',
    yml: 'yaml',
    yaml: 'yaml',
    json: 'json',
    ps1: 'powershell',
  }
  return endings[path.split('.').at(-1)!] ?? 'text'
}
