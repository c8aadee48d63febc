import { Journal } from '../diagnostics/journal.ts'
import { baseOf, workdirAt } from '../dockerfile/scope.ts'
import { sameImage } from '../dockerfile/reference.ts'
import type { Dockerfile, Instruction, Stage } from '../dockerfile/types.ts'
import type { ImageBuild, ProcessCommand } from '../pipeline/types.ts'
import type { Project } from '../project/project.ts'
import type { ImageFacts, ImageProcess } from '../script/world.ts'
import { known, withFallbacks } from '../shell/value.ts'
import { contentsOf } from './contents.ts'
import { originOf } from './origin.ts'
import { typeFromDockerfile } from './artifact-type.ts'
import { readFromProject } from './dockerfiles.ts'

/** What the interpreter may ask of the Dockerfiles. */
export function imageFacts(project: Project, movesTools = false): ImageFacts {
  return {
    typeOf: typeFromDockerfile(project),
    processOf: (build, builds) => processOfBuild(build, builds, project),
    originOf: (build, path) => originOf(build, path, project),
    contentsOf: (build) => contentsOf(build, project),
    wanted: [],
    brought: [],
    movesTools,
  }
}

const nothing: ImageProcess = { entrypoint: null, cmd: null, workdir: null }

function processOfBuild(build: ImageBuild, builds: readonly ImageBuild[], project: Project): ImageProcess {
  const dockerfile =
    build.dockerfile === null ? null : readFromProject(project, build.dockerfile, null, new Journal())
  if (!dockerfile) return nothing
  const target = build.target === null ? null : withFallbacks(build.target)?.text
  const stage =
    target === null || target === undefined
      ? dockerfile.stages.at(-1)!
      : dockerfile.stages.find((one) => one.name?.text.toLowerCase() === target.toLowerCase())
  return stage ? processOfStage(dockerfile, stage, build, builds, project) : nothing
}

/** An ENTRYPOINT without a CMD beside it takes away the CMD of what the stage starts from. */
function processOfStage(
  dockerfile: Dockerfile,
  stage: Stage,
  build: ImageBuild,
  builds: readonly ImageBuild[],
  project: Project,
): ImageProcess {
  const last = (keyword: string): Instruction | undefined =>
    stage.instructions.findLast((one) => one.keyword === keyword)
  const [entrypoint, cmd] = [last('ENTRYPOINT'), last('CMD')]
  const workdir = workdirAt(dockerfile, stage, null)
  const base = baseOf(dockerfile, stage)
  const inherited =
    'stage' in base ? processOfStage(dockerfile, base.stage, build, builds, project) : behind(base.image)
  return {
    entrypoint: entrypoint ? commandOf(entrypoint) : inherited.entrypoint,
    cmd: cmd ? commandOf(cmd) : entrypoint ? null : inherited.cmd,
    workdir: workdir ?? inherited.workdir,
  }

  function behind(image: string | null): ImageProcess {
    const earlier = builds.findLast(
      (one) =>
        one.id < build.id && image !== null && one.tags.some((tag) => sameImage(known(tag) ?? '', image)),
    )
    return earlier ? processOfBuild(earlier, builds, project) : nothing
  }
}

function commandOf({ form, words, argument }: Instruction): ProcessCommand {
  return form === 'json'
    ? { form: 'exec', words: words.map(({ text }) => text) }
    : { form: 'shell', text: argument }
}
