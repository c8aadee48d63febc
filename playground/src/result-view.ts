import type { Span } from '../../src/index.ts'
import { unifiedDiff } from '../../src/report/diff.ts'
import { copies } from './copy-button.ts'
import { diffSections } from './diff-view.ts'
import { dockerfileSections } from './dockerfile-view.ts'
import { byId, element } from './dom.ts'
import { pipelineSections } from './pipeline-view.ts'
import type { Outcome } from './run.ts'
import { statusOf } from './status.ts'
import { markOpen, tabKeys, tabsOf } from './tabs.ts'

const tabs = byId('views')
const status = byId('status')
const copyPatch = byId('copy-patch')
const patchCopied = byId('patch-copied')
let patch = ''

export function startResult(): void {
  tabKeys(tabs, openView)
  openView(tabsOf(tabs)[0]!)
  copies(copyPatch, patchCopied, () => patch)
}

export function showResult(outcome: Outcome, goTo: (span: Span) => void): void {
  showStatus(outcome)
  const isFolded = outcome.kind === 'result' && outcome.result.status === 'folded'
  patch = isFolded ? unifiedDiff(outcome.result.edits) : ''
  copyPatch.hidden = patch === ''
  patchCopied.textContent = ''
  const none = (): HTMLElement => element('p', { class: 'empty' }, reason(outcome))
  fill('diff', isFolded ? diffSections(outcome.result) : [none()])
  fill('dockerfile', isFolded ? dockerfileSections(outcome.result) : [none()])
  const pictures = outcome.kind === 'result' ? pipelineSections(outcome, goTo) : []
  fill('pipeline', pictures.length > 0 ? pictures : [none()])
}

/** Only what changed is written, and so read out. */
function showStatus(outcome: Outcome): void {
  const { tone, verdict, rest } = statusOf(outcome)
  if (status.textContent === `${verdict} ${rest}`) return
  status.className = `status ${tone}`
  status.replaceChildren(element('strong', {}, verdict), ` ${rest}`)
}

function reason(outcome: Outcome): string {
  if (outcome.kind !== 'result') return 'There is no result.'
  return outcome.result.status === 'refused'
    ? 'Nothing would be written. The reasons stand under Findings, and are marked in the files.'
    : 'There is no builder pattern in this script, or it is folded already.'
}

function fill(id: string, sections: readonly HTMLElement[]): void {
  const panel = byId(id)
  const { scrollTop } = panel
  panel.replaceChildren(...sections)
  panel.scrollTop = scrollTop
}

function openView(open: HTMLElement): void {
  markOpen(tabs, open)
  for (const tab of tabsOf(tabs)) byId(tab.getAttribute('aria-controls')!).hidden = tab !== open
}
