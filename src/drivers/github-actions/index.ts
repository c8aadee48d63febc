import { readYaml } from '../../data/yaml.ts'
import { dataFile } from '../data-file.ts'
import type { Driver } from '../driver.ts'
import { readData } from '../read-text.ts'
import { jobsOf } from './jobs.ts'
import { fragmentsOfJob } from './steps.ts'
import { followEdits } from './tidy.ts'

/** A job's steps run one after another, each in a shell of its own; every job has a fresh machine. */
export const githubActions: Driver = {
  name: 'a workflow of GitHub Actions',
  handles: (path) => /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path),
  read(project, path) {
    const reading = readData(project, path, readYaml)
    if (!reading.ok) return reading
    const { text, documents } = reading
    const workflow = documents[0] ?? null
    const jobs = jobsOf(workflow)
    const own = {
      path,
      goalsShareFiles: false,
      goals: jobs.map(({ name, range, needs }) => ({ name, range, needs })),
      fragmentsOf: (goals: readonly string[]) =>
        goals.flatMap((goal) => {
          const job = jobs.find(({ name }) => name === goal)
          return job ? fragmentsOfJob({ path, text, workflow, job }) : []
        }),
      commandFor: () => null,
    }
    const follow = (edits: Parameters<typeof followEdits>[2]) => followEdits(text, jobs, edits)
    return { ok: true, file: dataFile(own, { text, documents, reread: readYaml, follow }) }
  },
}
