import { readYaml } from '../../data/yaml.ts'
import type { TextEdit } from '../../source/span.ts'
import { dataFile } from '../data-file.ts'
import type { Driver } from '../driver.ts'
import { readData } from '../read-text.ts'
import { fragmentsIn } from './fragments.ts'
import { tasksOf } from './tasks.ts'
import { followEdits } from './tidy.ts'

/** Each command of a task is a shell; tasks call others. */
export const taskfile: Driver = {
  name: 'a Taskfile',
  handles: (path) => /(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/.test(path),
  read(project, path) {
    const reading = readData(project, path, readYaml)
    if (!reading.ok) return reading
    const { text, documents } = reading
    const root = documents[0] ?? null
    const tasks = tasksOf(root)
    const fragments = fragmentsIn({ path, text, root, tasks })
    const own = {
      path,
      goalsShareFiles: true,
      goals: tasks.map(({ name, range, calls }) => ({
        name,
        range,
        needs: [...new Set(calls.flatMap((call) => call.task ?? []))].filter((one) => one !== name),
      })),
      fragmentsOf: (goals: readonly string[]) => goals.flatMap((goal) => fragments(goal)),
      commandFor: (goals: readonly string[]) => (goals.length > 0 ? `task ${goals.join(' ')}` : null),
    }
    const follow = (edits: readonly TextEdit[]) => followEdits(text, tasks, edits)
    return { ok: true, file: dataFile(own, { text, documents, reread: readYaml, follow }) }
  },
}
