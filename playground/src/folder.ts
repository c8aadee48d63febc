import { count } from '../../src/report/summary.ts'
import { byId } from './dom.ts'
import { pathProblem } from './workbench.ts'
import type { WorkFile, Workbench } from './workbench.ts'

/** Bytes of a text that may matter to a build of images. */
const maximumSize = 256 * 1024
const maximumFiles = 300
const skipped = new Set(['node_modules', 'vendor', '.git'])

/** A file of a folder that a user chose; `path` starts with that folder's name. */
interface Chosen {
  readonly path: string
  readonly file: Blob
}

export interface FolderReading {
  readonly files: readonly WorkFile[]
  /** How many of the others are no text, too large, or too many. */
  readonly leftOut: number
}

/** Lets a user open a folder of the disk: its texts take the place of what the page shows. */
export function startFolder(opened: (bench: Workbench, notice: string) => void): void {
  const input = byId<HTMLInputElement>('folder')
  byId('open-folder').addEventListener('click', () => input.click())
  input.addEventListener('change', async () => {
    const chosen = Array.from(input.files ?? [], (file) => ({ path: file.webkitRelativePath, file }))
    // The same folder may be chosen again, once it has changed.
    input.value = ''
    if (chosen.length === 0) return
    const { files, leftOut } = await readFolder(chosen)
    const left = leftOut === 0 ? '' : `, ${leftOut} left out: no text, or too large`
    opened({ files, active: 0, script: null, settings: {} }, `${count(files.length, 'file')} opened${left}.`)
  })
}

/** The texts of a folder in the order of their paths, those of the folder itself before those further down. */
export async function readFolder(chosen: readonly Chosen[]): Promise<FolderReading> {
  const wanted = chosen
    .map(({ path, file }) => ({ parts: path.split('/').slice(1), file }))
    .filter(({ parts }) => !parts.some((part) => skipped.has(part)))
    .toSorted((a, b) => a.parts.length - b.parts.length || (a.parts.join('/') < b.parts.join('/') ? -1 : 1))
  const files: WorkFile[] = []
  for (const { parts, file } of wanted) {
    const path = parts.join('/')
    const fits = files.length < maximumFiles && file.size <= maximumSize && pathProblem(files, path) === null
    const text = fits ? textOf(await file.arrayBuffer()) : null
    if (text !== null) files.push({ path, text })
  }
  return { files, leftOut: wanted.length - files.length }
}

function textOf(bytes: ArrayBuffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}
