import { copyText } from './clipboard.ts'
import { byId } from './dom.ts'
import { readLink, writeLink } from './link.ts'
import type { LinkReading } from './link.ts'
import type { Workbench } from './workbench.ts'

/** Characters of a link that mail, chats and all browsers still pass on. */
const maximumLink = 64_000

const notices: Readonly<Record<Exclude<LinkReading['kind'], 'none' | 'workbench'>, string>> = {
  newer: 'The link comes from a newer playground. Here is an example instead.',
  'too-large': 'The link holds too much. Here is an example instead.',
  broken: 'The link is damaged: perhaps it was cut. Here is an example instead.',
}

let written = ''
let turn = 0

/**
 * The address always carries the files, so that a reload, the way back and a copied address bring them back.
 * @param loaded is given what an address carries, whenever it changes; null for one that carries nothing
 */
export async function startAddress(loaded: (bench: Workbench | null) => void): Promise<void> {
  window.addEventListener('hashchange', () => void read(loaded))
  await read(loaded)
}

/** @param entry `push` for something new, which the way back leads away from */
export async function writeAddress(bench: Workbench, entry: 'replace' | 'push'): Promise<void> {
  const mine = ++turn
  const link = await writeLink(bench)
  // Only the latest state belongs into the address; an older one may be compressed later than it.
  if (mine === turn) enter(link, entry)
}

export async function share(bench: Workbench): Promise<void> {
  const link = await writeLink(bench)
  if (link.length > maximumLink) return say('These files are too large for a link.')
  enter(link, 'replace')
  say((await copyText(location.href)) ? 'Link copied.' : 'The link is in the address bar.')
}

export function say(notice: string): void {
  byId('notice').textContent = notice
}

async function read(loaded: (bench: Workbench | null) => void): Promise<void> {
  const fragment = location.hash.slice(1)
  if (fragment === written) return
  const mine = ++turn
  const reading = await readLink(fragment)
  if (mine !== turn) return
  written = fragment
  if (reading.kind === 'workbench') loaded(reading.workbench)
  else if (reading.kind === 'none') loaded(null)
  else say(notices[reading.kind])
}

function enter(link: string, entry: 'replace' | 'push'): void {
  written = link.length > maximumLink ? '' : link
  history[entry === 'push' ? 'pushState' : 'replaceState'](null, '', `#${written}`)
}
