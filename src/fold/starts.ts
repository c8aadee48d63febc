import type { Journal } from '../diagnostics/journal.ts'
import type { Driver } from '../drivers/driver.ts'
import { driverOf } from '../drivers/index.ts'
import type { FoldOptions } from '../result.ts'
import { drivenStart } from '../script/driven.ts'
import { readScriptFile, readText } from '../script/read.ts'
import type { Start } from '../script/run.ts'
import { findStart } from '../script/start.ts'
import { chooseExtracting, chooseGoals, makesImages } from './goals.ts'
import { imageFacts } from './image-facts.ts'

/** The scripts in the order in which they are called; none when one of them cannot be read. */
export function findStarts(options: FoldOptions, journal: Journal): readonly Start[] {
  const paths = typeof options.script === 'string' ? [options.script] : options.script
  const starts = paths.flatMap((path) => findOne(path, options, journal) ?? [])
  return starts.length < paths.length ? [] : starts
}

function findOne(path: string, options: FoldOptions, journal: Journal): Start | null {
  const driver = driverOf(path)
  if (driver) return findDriven(driver, path, options, journal)
  const script = readScriptFile(options.project, path, journal)
  return script && findStart(options.project, script, imageFacts(options.project), journal)
}

function findDriven(driver: Driver, path: string, options: FoldOptions, journal: Journal): Start | null {
  if (!readText(options.project, path, journal)) return null
  const reading = driver.read(options.project, path)
  if (!reading.ok) {
    const { problem, at } = reading
    journal.add('SF107', { path, start: at, end: at }, { driver: driver.name, problem })
    return null
  }
  const { file } = reading
  const names = file.goals.map(({ name }) => name)
  const missing = (options.targets ?? []).filter((target) => !names.includes(target))
  for (const target of missing) journal.add('SF108', { path, start: 0, end: 0 }, { file: path, target })
  if (missing.length > 0) return null
  const goals = options.targets ?? chooseGoals(file, options)
  if (goals.length > 1 && !file.goalsShareFiles) {
    journal.add('SF254', { path, start: 0, end: 0 }, { file: path, jobs: goals.join(', ') })
    return null
  }
  if (goals.length > 0) return drivenStart(file, goals, true)
  if (!file.goalsShareFiles) return drivenStart(file, chooseExtracting(file, options), false)
  // One after the other, from the top or from the bottom, they may come to an image all the same.
  const isScattered = [names, names.toReversed()].some((order) => makesImages(file, order, options))
  if (isScattered) journal.add('SF253', { path, start: 0, end: 0 }, { file: path })
  return isScattered ? null : drivenStart(file, names, false)
}
