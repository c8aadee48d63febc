/**
 * The keyboard of a tab list (ARIA's tabs pattern): arrows, Home and End go to another tab and open it, the Tab key
 * goes on into the panel. The tabs may change; each call of `open` says which one is open.
 */
export function tabKeys(list: HTMLElement, open: (tab: HTMLElement) => void): void {
  list.addEventListener('keydown', (event) => {
    const tabs = tabsOf(list)
    const next = nextIndex(event.key, tabs.indexOf(event.target as HTMLElement), tabs.length)
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    open(tabs[next]!)
    tabsOf(list)[next]?.focus()
  })
  list.addEventListener('click', (event) => {
    const tab = (event.target as Element).closest<HTMLElement>('[role=tab]')
    if (tab) open(tab)
  })
}

/** Shows which tab is open: only that one is on the way of the Tab key. */
export function markOpen(list: HTMLElement, open: HTMLElement): void {
  for (const tab of tabsOf(list)) {
    tab.setAttribute('aria-selected', String(tab === open))
    tab.tabIndex = tab === open ? 0 : -1
  }
  // Not scrollIntoView, which would move the page as well.
  list.scrollLeft = Math.min(list.scrollLeft, open.offsetLeft - list.offsetLeft)
  const end = open.offsetLeft - list.offsetLeft + open.offsetWidth
  list.scrollLeft = Math.max(list.scrollLeft, end - list.clientWidth)
}

export function tabsOf(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role=tab]')]
}

function nextIndex(key: string, at: number, count: number): number | null {
  if (at === -1) return null
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at + count - 1) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
