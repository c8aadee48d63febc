import { readJson } from '../../data/json.ts'
import { entriesOf, textAt, valueOf } from '../../data/lookup.ts'
import { baseName } from '../../source/path.ts'
import type { TextEdit } from '../../source/span.ts'
import { dataFile } from '../data-file.ts'
import type { Driver } from '../driver.ts'
import { readData } from '../read-text.ts'
import { shellsOf } from './shells.ts'
import { runsOf } from './runs.ts'
import { loses } from './tidy.ts'
import { wayOf } from './way.ts'

/** The scripts of a package, which `npm run` starts: each in a shell of its own. */
export const packageJson: Driver = {
  name: 'a package.json',
  handles: (path) => baseName(path) === 'package.json' && !/(?:^|\/)node_modules\//.test(path),
  read(project, path) {
    const reading = readData(project, path, readJson)
    if (!reading.ok) return reading
    const { text, documents } = reading
    const scripts = entriesOf(valueOf(documents[0] ?? null, 'scripts')).filter(
      ({ value }) => textAt(value) !== null,
    )
    const names = scripts.map(({ key }) => key.text)
    const twice = scripts.find(({ key }, at) => names.indexOf(key.text) !== at)
    if (twice) return { ok: false, problem: 'two scripts of one name', at: twice.range.start }
    const shells = shellsOf({ path, text, root: documents[0] ?? null, scripts })
    const own = {
      path,
      goalsShareFiles: true,
      goals: scripts.map(({ key, value, range }) => ({
        name: key.text,
        range,
        needs: runsOf(key.text, textAt(value)!, names).filter((name) => name !== key.text),
      })),
      fragmentsOf: (goals: readonly string[]) =>
        goals.flatMap((goal) => wayOf(goal, names).flatMap((name) => shells(name) ?? [])),
      commandFor: (goals: readonly string[]) => goals.map((goal) => `npm run ${goal}`).join(' && ') || null,
    }
    const follow = (edits: readonly TextEdit[]) => (loses(text, names, edits) ? null : [])
    return { ok: true, file: dataFile(own, { text, documents, reread: readJson, follow }) }
  },
}
