import type { ProjectFiles } from '../model/files/project.ts'
import { artifactsOf, type Artifact } from './artifact.ts'
import { builderDockerfile, folderOf, words } from './builder.ts'
import { finalDockerfile, secondDockerfile } from './final.ts'
import type { Plan } from './plan.ts'
import { rowsOf } from './rows.ts'
import { buildScript, isNamedOtherwise, secondTag } from './script.ts'

export interface Pipeline {
  readonly files: Readonly<Record<string, string>>
  /** The rows of equivalence.md that it was drawn from. */
  readonly rows: readonly string[]
  /** The final image takes something from a builder. */
  readonly isPattern: boolean
  /** Of the final images beside the first. */
  readonly tags: readonly string[]
  /** What the host has in the end. */
  readonly kept: readonly string[]
}

export const scriptName = 'build.sh'

/** Writes a plan down as a project: a script, Dockerfiles and the files that they copy. */
export function generate(plan: Plan): Pipeline {
  const artifacts = artifactsOf(plan)
  const files: Record<string, string> = {
    ...sources(''),
    'README.md': 'readme\n',
    [scriptName]: buildScript(plan, artifacts, finalDockerfile(plan, artifacts)),
  }
  for (const [index, builder] of plan.builders.entries()) {
    const folder = folderOf(builder, index)
    const mine = artifacts.filter((artifact) => artifact.builder === index)
    files[folder ? `${folder}Dockerfile` : `Dockerfile.${words[index]}`] = builderDockerfile(
      plan,
      index,
      mine,
    )
    if (folder)
      Object.assign(files, sources(folder), {
        [`${folder}.dockerignore`]: 'notes.md\n',
        [`${folder}notes.md`]: 'notes\n',
      })
  }
  const folder = plan.final.context === 'root' ? '' : 'run/'
  if (folder) Object.assign(files, sources(folder))
  const name = isNamedOtherwise(plan) ? 'Dockerfile.run' : `${folder}Dockerfile`
  files[name] = finalDockerfile(plan, artifacts)
  if (plan.second?.file === 'own')
    files[`${folder}Dockerfile.second`] = secondDockerfile(plan.second, artifacts)
  Object.assign(files, ignoreFiles(plan, folder, artifacts), stale(artifacts, folder))
  const { whole, ignore, fromBuilder } = plan.final
  const used = artifacts.some(({ use }) => use !== 'unused') || (whole && ignore !== 'allow-list')
  const isPattern = used || fromBuilder || plan.second?.file === 'own'
  const kept = artifacts
    .filter(({ afterwards }) => afterwards === 'copied')
    .map(({ index }) => `kept${index}`)
  return { files, rows: rowsOf(plan, artifacts), isPattern, tags: plan.second ? [secondTag] : [], kept }
}

function sources(folder: string): ProjectFiles & Record<string, string> {
  return {
    [`${folder}src/main.c`]: `int main; /* ${folder} */\n`,
    [`${folder}src/util.c`]: 'int util;\n',
    [`${folder}conf/app.conf`]: 'port=80\n',
    [`${folder}conf/docs.md`]: 'docs\n',
    [`${folder}lib/keep.txt`]: 'keep\n',
  }
}

function ignoreFiles(
  { final, builders }: Plan,
  folder: string,
  artifacts: readonly Artifact[],
): Record<string, string> {
  // No pattern that could reach into an extracted folder: that would be another row.
  const folders = ['', ...words.map((word) => `${word}/`), 'run/']
  const own = [
    scriptName,
    'Dockerfile.*',
    ...folders.flatMap((each) => [`${each}Dockerfile`, `${each}.dockerignore`]),
  ]
  // A builder that copies needs its sources in the same context.
  const shared =
    folder === '' && builders.some((builder) => builder.context === 'root' && builder.copies !== 'nothing')
  const name = `${folder}.dockerignore`
  const rest = folder ? { '.dockerignore': own.join('\n') + '\n' } : {}
  switch (final.ignore) {
    case 'own files':
      return { ...rest, [name]: own.join('\n') + '\n' }
    case 'documents':
      return { ...rest, [name]: [...own, '# no documents', '**/*.md', '!README.md'].join('\n') + '\n' }
    case 'nothing':
      return rest
    case 'part of artifacts':
      return { ...rest, [name]: [...own, '**/sub', '**/*.js'].join('\n') + '\n' }
    case 'allow-list': {
      const kept = artifacts.map(
        ({ path, use, landed }) => `!${use === 'parent' ? landed.split('/')[0] : path}`,
      )
      return { ...rest, [name]: ['*', ...kept, ...(shared ? ['!src', '!conf'] : [])].join('\n') + '\n' }
    }
  }
}

/** What an earlier release left in the repository. */
function stale(artifacts: readonly Artifact[], folder: string): Record<string, string> {
  const old = artifacts.filter(({ landing }) => landing === 'stale')
  return Object.fromEntries(
    old.map(({ isFolder, name }) => [`${folder}${name}${isFolder ? '/old.txt' : ''}`, 'old\n']),
  )
}
