import type { FoldResult } from '../../src/index.ts'
import { copies } from './copy-button.ts'
import { dockerfilePieces } from './dockerfile-pieces.ts'
import { element } from './dom.ts'

/** Each merged Dockerfile as a whole. */
export function dockerfileSections({ dockerfiles, edits }: FoldResult): readonly HTMLElement[] {
  return dockerfiles.flatMap((path) => {
    const text = edits.find((edit) => edit.path === path)?.after
    return typeof text === 'string' ? [section(path, text)] : []
  })
}

function section(path: string, text: string): HTMLElement {
  const copy = element('button', { type: 'button', class: 'flat' }, 'Copy')
  const done = element('span', { class: 'quiet', role: 'status' })
  copy.setAttribute('aria-label', `Copy ${path}`)
  copies(copy, done, () => text)
  const lines = dockerfilePieces(text).map((pieces, at) => {
    const words = pieces.map(({ text: part, kind }) => (kind ? element('span', { class: kind }, part) : part))
    return element(
      'tr',
      {},
      element('td', { class: 'number' }, String(at + 1)),
      element('td', { class: 'text' }, ...words),
    )
  })
  const caption = element('caption', { class: 'heard-only' }, `Lines of ${path}`)
  const table = element('table', { class: 'lines' }, caption, element('tbody', {}, ...lines))
  return element('section', { class: 'file-diff' }, element('h3', {}, path, copy, done), table)
}
