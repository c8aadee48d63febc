import type { Fragment } from '../../shell/fragment.ts'
import type { Driver } from '../driver.ts'
import { readBlocks } from './blocks.ts'
import { goalsOf } from './goals.ts'
import { fragmentsOf } from './steps.ts'
import { writeString } from './strings.ts'
import { tidyBlocks } from './tidy.ts'
import { tokenAt } from './tokens.ts'
import { readText } from '../read-text.ts'

/** Each `sh` is a shell; the stages of a pipeline share a folder where they share an agent. */
export const jenkinsfile: Driver = {
  name: 'a Jenkinsfile',
  handles: (path) => /(?:^|\/)(?:Jenkinsfile(?:[.-][^/]*)?|[^/]+\.jenkinsfile)$/.test(path),
  read(project, path) {
    const source = readText(project, path)
    if (!source.ok) return source
    const { text } = source
    const items = readBlocks(text)
    if (typeof items === 'number')
      return { ok: false, problem: 'a block or a text without an end', at: items }
    const goals = goalsOf(text, items)
    const made = new Map<string, readonly Fragment[]>()
    const shells = (name: string): readonly Fragment[] => {
      const goal = goals.find((one) => one.name === name)
      if (!made.has(name)) made.set(name, goal ? fragmentsOf(path, text, goal.items) : [])
      return made.get(name)!
    }
    return {
      ok: true,
      file: {
        path,
        texts: new Map([[path, text]]),
        goalsShareFiles: false,
        goals: goals.map(({ name, range }) => ({ name, range, needs: [] })),
        fragmentsOf: (names) => names.flatMap(shells),
        write(written, _, at) {
          const token = tokenAt(items, at)
          return token ? writeString(token, written) : written
        },
        tidy(edits) {
          const further = tidyBlocks(text, items, edits.get(path) ?? [])
          return further && new Map([[path, further]])
        },
        commandFor: () => null,
      },
    }
  },
}
