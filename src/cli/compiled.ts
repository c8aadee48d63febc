import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { constants, Script } from 'node:vm'
import { crc32 } from 'node:zlib'

export interface Compiled<Exports> {
  readonly exports: Exports
  /**
   * Keeps what is compiled by now for the next start, unless it was kept after the same kind of run before. Only what
   * ran is compiled, and each command runs something else.
   */
  readonly keep: (kind: string) => void
}

interface Kept {
  readonly kinds: readonly string[]
  readonly data: Buffer
}

/**
 * Loads a CommonJS file, compiled as an earlier run left it: to compile a command takes longer than to run it. Node's
 * own cache comes with 22.8 and has no function that is compiled when it is first called, which is nearly all of them.
 *
 * It is kept in `NODE_COMPILE_CACHE` or with the user's caches, and not at all where `NODE_DISABLE_COMPILE_CACHE` is
 * set. What another version of the file or of Node left, and what is damaged, is not used.
 *
 * @param content tells one content of the file from every other
 */
export function loadCompiled<Exports>(url: string, content: string): Compiled<Exports> {
  const filename = fileURLToPath(url)
  const place = cacheFile()
  const kept = place === null ? null : readKept(place, content)
  const script = new Script(wrapper(readFileSync(filename, 'utf8')), {
    filename,
    ...(kept && { cachedData: kept.data }),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(url), module, url)
  const kinds = kept && !script.cachedDataRejected ? kept.kinds : []
  const keep = (kind: string) => {
    if (place === null || kinds.includes(kind)) return
    write(place, content, { kinds: [...kinds, kind], data: script.createCachedData() })
  }
  return { exports: module.exports as Exports, keep }
}

function wrapper(text: string): string {
  return `(function (exports, require, module, moduleUrl) {${text}\n})`
}

/** One for each version of Node: V8 refuses what another one compiled. */
function cacheFile(): string | null {
  const {
    NODE_COMPILE_CACHE: own,
    NODE_DISABLE_COMPILE_CACHE: disabled,
    XDG_CACHE_HOME: caches,
  } = process.env
  if (disabled) return null
  try {
    const folder = own || join(caches || join(homedir(), '.cache'), 'stagefold')
    return join(folder, `stagefold-${process.version}-${process.arch}.compiled`)
  } catch {
    return null
  }
}

/** The first line says what it is and what it is for; a damaged one would end the process. */
function readKept(file: string, content: string): Kept | null {
  try {
    const bytes = readFileSync(file)
    const end = bytes.indexOf('\n')
    const [of, sum, ...kinds] = bytes.toString('latin1', 0, end).split(' ')
    const data = bytes.subarray(end + 1)
    return of === content && sum === String(crc32(data)) ? { kinds, data } : null
  } catch {
    return null
  }
}

/** A folder that cannot be written is no reason to fail. */
function write(file: string, content: string, kept: Kept): void {
  // Another process may do the same at this moment.
  const temporary = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeKept(temporary, content, kept)
    renameSync(temporary, file)
  } catch {
    removeIfThere(temporary)
  }
}

function writeKept(file: string, content: string, { kinds, data }: Kept): void {
  writeFileSync(file, `${[content, crc32(data), ...kinds].join(' ')}\n`, { mode: 0o600 })
  writeFileSync(file, data, { flag: 'a' })
}

function removeIfThere(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // It never came to be.
  }
}
