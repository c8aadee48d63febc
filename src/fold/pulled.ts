import { readDockerfile } from '../dockerfile/read.ts'
import type { ContainerStart } from '../pipeline/types.ts'
import type { World } from '../script/world.ts'
import { equal, known, show, type Value } from '../shell/value.ts'
import { buildByHand } from './build-by-hand.ts'
import { adopt } from './roles.ts'
import type { Part } from './plan.ts'

/**
 * Images from elsewhere that a script runs to make files or takes files from: each is a stage of one FROM. An image
 * of a name that nobody publishes is made by hand somewhere, and its Dockerfile should be folded too.
 */
export function addPulled(world: World, parts: readonly Part[]): readonly Part[] {
  const pulled: Part[] = []
  for (const start of world.steps) {
    if (start.kind !== 'container' || start.build !== null || !isPublished(start.image, world)) continue
    const isUsed = world.steps.some((step) => step.kind === 'extract' && step.container === start.id)
    const isKnown = pulled.some((part) => part.build.tags.some((tag) => equal(tag, start.image)))
    if (isUsed && !isKnown) pulled.push(partOf(start, -100 - pulled.length, world))
  }
  adopt(world, pulled)
  return [...pulled, ...parts]
}

function partOf(start: ContainerStart, id: number, world: World): Part {
  const image = known(start.image)!
  const reading = readDockerfile(image, `FROM ${image}\n`)
  if (!reading.ok) throw new Error(`FROM ${image} is no Dockerfile`)
  const context = start.mounts.find(({ kind }) => kind === 'project')?.path ?? ''
  const build = buildByHand({ id, span: start.span, dockerfile: null, context, tags: [start.image] })
  const { dockerfile } = reading
  const moment = world.moments.get(start.id)!
  return {
    build,
    byHand: true,
    pulled: start.span,
    dockerfile,
    target: dockerfile.stages[0]!,
    moment,
    context,
  }
}

function isPublished(image: Value, world: World): boolean {
  const text = known(image)
  // A FROM would run the triggers of an image, and docker run does not.
  if (text === null || !/^[\w./:@-]+$/.test(text) || text.includes('onbuild')) return false
  const isPulled = world.records.some(({ fields }) => {
    const at = fields.findIndex((field) => known(field.value) === 'pull')
    return at > 0 && fields.slice(at + 1).some((field) => show(field.value) === text)
  })
  const name = text.replace(/^(docker\.io\/)?(library\/)?/, '').replace(/[:@].*$/, '')
  return isPulled || official.has(name)
}

/** Docker's official images that projects build with. */
const official = new Set(
  `alpine amazoncorretto amazonlinux archlinux bash buildpack-deps busybox centos clojure composer crystal dart debian
   eclipse-temurin elixir erlang fedora gcc golang gradle groovy haskell haxe hugo hylang ibmjava jruby julia maven
   mono node openjdk java opensuse/leap oraclelinux perl php pypy python r-base racket rakudo-star rockylinux ros ruby
   rust sapmachine swift swipl ubuntu`.split(/\s+/),
)
