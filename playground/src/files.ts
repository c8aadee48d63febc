import type { Diagnostic } from '../../src/index.ts'
import { byId, element } from './dom.ts'
import { worst } from './marks.ts'
import { markOpen, tabKeys, tabsOf } from './tabs.ts'
import { countBySeverity, signs } from './words.ts'
import { pathProblem, withFileBack, withNewFile, withPath, withoutFile } from './workbench.ts'
import type { WorkFile, Workbench } from './workbench.ts'

const list = byId('files')
const panel = byId('file')
const path = byId<HTMLInputElement>('path')
const problem = byId('path-problem')
const bringBack = byId('bring-back')

interface Store {
  readonly bench: () => Workbench
  readonly change: (bench: Workbench) => void
}

/** The tabs of the files, and what can be done to the open one: another path, deleting it, and bringing it back. */
export function startFiles(store: Store): void {
  let deleted: { readonly file: WorkFile; readonly index: number } | null = null
  const offer = (next: typeof deleted) => {
    deleted = next
    bringBack.hidden = next === null
    bringBack.textContent = next && `Bring back ${next.file.path}`
  }
  tabKeys(list, (tab) => store.change({ ...store.bench(), active: tabsOf(list).indexOf(tab) }))
  byId('add').addEventListener('click', () => {
    store.change(withNewFile(store.bench()))
    path.focus()
    path.select()
  })
  path.addEventListener('change', () => rename(store))
  path.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') showPath(store.bench())
  })
  byId('delete').addEventListener('click', () => {
    const bench = store.bench()
    offer({ file: bench.files[bench.active]!, index: bench.active })
    store.change(withoutFile(bench, bench.active))
    bringBack.focus()
  })
  bringBack.addEventListener('click', () => {
    const { file, index } = deleted!
    const others = store.bench().files
    if (pathProblem(others, file.path) === null) {
      store.change(withFileBack(store.bench(), file, Math.min(index, others.length)))
    }
    offer(null)
    tabsOf(list)[store.bench().active]?.focus()
  })
}

export function showFiles(bench: Workbench, diagnostics: readonly Diagnostic[]): void {
  const old = tabsOf(list)
  // Tabs stay the same elements, so that the focus stays where it is.
  const tabs = bench.files.map((file, at) => fill(old[at] ?? newTab(at), file, diagnostics))
  for (const tab of tabs.slice(old.length)) list.append(tab)
  for (const tab of old.slice(tabs.length)) tab.remove()
  const isEmpty = tabs.length === 0
  for (const id of ['path', 'delete', 'editor']) byId(id).hidden = isEmpty
  byId('no-file').hidden = !isEmpty
  list.hidden = isEmpty
  if (isEmpty) panel.removeAttribute('aria-labelledby')
  else {
    markOpen(list, tabs[bench.active]!)
    panel.setAttribute('aria-labelledby', tabs[bench.active]!.id)
  }
  showPath(bench)
}

function newTab(at: number): HTMLElement {
  return element('button', { type: 'button', role: 'tab', id: `file-tab-${at}`, 'aria-controls': 'file' })
}

function fill(tab: HTMLElement, file: WorkFile, diagnostics: readonly Diagnostic[]): HTMLElement {
  const here = diagnostics.filter(({ span }) => span?.path === file.path)
  const severity = worst(here.map((one) => one.severity))
  tab.replaceChildren(file.path)
  if (severity === 'error' || severity === 'warning') {
    tab.append(
      element('span', { class: `badge ${severity}`, 'aria-hidden': 'true' }, signs[severity]),
      element('span', { class: 'heard-only' }, ` (${countBySeverity(here)})`),
    )
  }
  return tab
}

function rename(store: Store): void {
  const bench = store.bench()
  const others = bench.files.toSpliced(bench.active, 1)
  const wanted = path.value.trim()
  const trouble = pathProblem(others, wanted)
  if (trouble === null) store.change(withPath(bench, wanted))
  problem.textContent = trouble ?? ''
  path.setAttribute('aria-invalid', String(trouble !== null))
}

function showPath({ files, active }: Workbench): void {
  const shown = files[active]?.path ?? ''
  if (document.activeElement !== path || path.value.trim() === shown || path.dataset['of'] !== shown)
    path.value = shown
  path.dataset['of'] = shown
  problem.textContent = ''
  path.removeAttribute('aria-invalid')
}
