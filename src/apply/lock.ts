import { closeSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { removeFile } from './files.ts'
import { systemCode } from './system-error.ts'

/** Another process writes to the project. */
export class LockedError extends Error {}

/**
 * Two runs that wrote at once would each take the other's files for half written ones.
 * @param path a file that names the process that holds the lock; one that is gone does not hold it any more
 * @param patience how long to wait for another process, in milliseconds
 * @throws LockedError when it is still held then
 */
export function acquireLock(path: string, patience = 2000): void {
  const own = `${process.pid} ${hostname()}\n`
  for (const end = Date.now() + patience; !create(path, own);) {
    const holder = read(path)
    if (holder === own) return
    if (holder !== null && isGone(holder, path)) takeAway(path, holder)
    else if (Date.now() > end) throw new LockedError(`process ${holder?.trim()}, by ${path}`)
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
}

export function releaseLock(path: string): void {
  try {
    removeFile(path)
  } catch {
    // Once the process is gone it is nobody's.
  }
}

function create(path: string, own: string): boolean {
  let descriptor
  try {
    descriptor = openSync(path, 'wx', 0o600)
    writeSync(descriptor, own)
    return true
  } catch (error) {
    if (descriptor === undefined && systemCode(error) === 'EEXIST') return false
    if (descriptor !== undefined) removeFile(path)
    throw error
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Of another machine or container nobody can tell. */
function isGone(holder: string, path: string): boolean {
  const [, pid, host] = /^(\d+) (.*)\n$/.exec(holder) ?? []
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
  // Between its making and its naming there is a moment.
  if (pid === undefined) return age > 1000
  // Numbers of processes begin anew when the machine does.
  return host === hostname() && (age > uptime() * 1000 || !isAlive(Number(pid)))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) !== 'ESRCH'
  }
}

/** Two may find the same lock to be nobody's: who comes second must not take away the first one's new lock. */
function takeAway(path: string, holder: string): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw error
  }
  if (read(aside) === holder) removeFile(aside)
  else renameSync(aside, path)
}
