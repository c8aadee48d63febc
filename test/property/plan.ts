import fc from 'fast-check'

/** A random pipeline before it is written down as files: small independent choices, so that shrinking works. */
export interface Plan {
  readonly builders: readonly BuilderPlan[]
  readonly artifacts: readonly ArtifactPlan[]
  readonly final: FinalPlan
  /** A second image that takes from the same builders. */
  readonly second: SecondPlan | null
  readonly script: ScriptPlan
}

export interface SecondPlan {
  readonly file: 'own' | 'the first one'
  readonly built: 'last' | 'first'
  readonly base: 'image' | 'scratch' | 'global ARG'
  readonly stages: 'one' | 'two' | 'two by number'
  readonly takes: 'all' | 'first'
  readonly argument: ArgumentPlan
}

export interface BuilderPlan {
  readonly stages: 'one' | 'two' | 'two by number' | 'named like the final one'
  readonly base: 'image' | 'earlier builder' | 'global ARG'
  readonly context: 'root' | 'own folder'
  readonly user: '' | 'app' | '1000:1000'
  readonly argument: ArgumentPlan
  readonly copies: 'nothing' | 'whole folder' | 'named' | 'wildcard'
  readonly config: boolean
  readonly runs: 'at build' | 'at run' | 'at run, into a volume'
  readonly flags: '' | '--no-cache' | '--label stage=build' | '-q' | '--target'
  readonly afterwards: '' | 'push' | 'tag' | 'rmi'
}

/** What both Dockerfiles may do with the name V. */
export interface ArgumentPlan {
  readonly declared: 'no' | 'default' | 'bare'
  readonly given: '' | 'literal' | 'variable'
  readonly env: boolean
}

export interface ArtifactPlan {
  readonly builder: number
  readonly type: 'file' | 'folder' | 'link' | 'archive'
  readonly owner: '' | '5:6' | 'app'
  readonly mode: '' | '755' | '600' | '4755' | '2755'
  readonly capability: boolean
  readonly taken: 'cp' | 'redirect' | 'stream' | 'mount'
  readonly landing:
    | 'same'
    | 'into .'
    | 'rename'
    | 'made folder'
    | 'repository folder'
    | 'stale'
    | 'contents'
    | 'merged'
  readonly host: 'nothing' | 'chmod' | 'mv' | 'cp' | 'rm part' | 'edit' | 'untar' | 'stamp' | 'join' | 'sort'
  /** What the host does with the file once all images are built. */
  readonly afterwards: 'nothing' | 'copied'
  readonly use:
    | 'name'
    | 'folder'
    | 'json'
    | 'add'
    | 'chown'
    | 'part'
    | 'wildcard'
    | 'variable'
    | 'workdir'
    | 'mixed'
    | 'parent'
    | 'several'
    | 'unused'
}

export interface FinalPlan {
  readonly base: 'image' | 'scratch' | 'named like a builder' | 'a builder' | 'global ARG'
  readonly context: 'root' | 'own folder'
  readonly whole: boolean
  readonly user: boolean
  readonly argument: ArgumentPlan
  readonly stages: 'one' | 'two' | 'two by number'
  readonly fromBuilder: boolean
  readonly ignore: 'own files' | 'documents' | 'nothing' | 'part of artifacts' | 'allow-list'
}

export interface ScriptPlan {
  readonly tags: 'app:build' | 'builder' | 'variable'
  readonly containers: 'substitution' | 'name'
  readonly cleanup: boolean
  readonly errexit: boolean
  /** How docker comes to the Dockerfiles that are not named Dockerfile. */
  readonly dockerfiles: 'named' | 'copied' | 'moved' | 'linked' | 'echoed'
  /** What the script itself brings into the context of the final build, and when. */
  readonly brings: 'nothing' | 'stamp before' | 'stamp between' | 'folder before' | 'folder between'
}

/** The plain choice most of the time, so that a pipeline has few peculiarities. */
function mostly<const T>(plain: T, ...others: readonly T[]): fc.Arbitrary<T> {
  const rest = others.map((other) => ({ weight: 1, arbitrary: fc.constant(other) }))
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 5 * others.length, arbitrary: fc.constant(plain) },
    ...rest,
  )
}

const argument: fc.Arbitrary<ArgumentPlan> = fc.record({
  declared: mostly('no', 'default', 'bare'),
  given: mostly('', 'literal', 'variable'),
  env: mostly(false, true),
})

const builder: fc.Arbitrary<BuilderPlan> = fc.record({
  stages: mostly('one', 'two', 'two by number', 'named like the final one'),
  base: mostly('image', 'earlier builder', 'global ARG'),
  context: mostly('root', 'own folder'),
  user: mostly('', 'app', '1000:1000'),
  argument,
  copies: mostly('nothing', 'whole folder', 'named', 'wildcard'),
  config: mostly(false, true),
  runs: mostly('at build', 'at run', 'at run, into a volume'),
  flags: mostly('', '--no-cache', '--label stage=build', '-q', '--target'),
  afterwards: mostly('', 'push', 'tag', 'rmi'),
})

const artifact: fc.Arbitrary<ArtifactPlan> = fc.record({
  builder: fc.nat(2),
  type: fc.constantFrom('file', 'file', 'folder', 'folder', 'link', 'archive'),
  owner: mostly('', '5:6', 'app'),
  mode: mostly('', '755', '600', '4755', '2755'),
  capability: fc.oneof(
    { withCrossShrink: true },
    { weight: 40, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  taken: mostly('cp', 'redirect', 'stream', 'mount'),
  landing: fc.constantFrom(
    'same',
    'into .',
    'rename',
    'made folder',
    'repository folder',
    'stale',
    'contents',
    'merged',
  ),
  host: mostly('nothing', 'chmod', 'mv', 'cp', 'rm part', 'edit', 'untar', 'stamp', 'join', 'sort'),
  afterwards: mostly('nothing', 'copied'),
  use: fc.constantFrom(
    'name',
    'name',
    'folder',
    'json',
    'add',
    'chown',
    'part',
    'wildcard',
    'variable',
    'workdir',
    'mixed',
    'parent',
    'several',
    'unused',
  ),
})

const final: fc.Arbitrary<FinalPlan> = fc.record({
  base: mostly('image', 'scratch', 'named like a builder', 'a builder', 'global ARG'),
  context: mostly('root', 'own folder'),
  whole: mostly(false, true),
  user: mostly(false, true),
  argument,
  stages: mostly('one', 'two', 'two by number'),
  fromBuilder: mostly(false, true),
  ignore: mostly('own files', 'documents', 'nothing', 'part of artifacts', 'allow-list'),
})

const second: fc.Arbitrary<SecondPlan> = fc.record({
  file: mostly('own', 'the first one'),
  built: mostly('last', 'first'),
  base: mostly('image', 'scratch', 'global ARG'),
  stages: mostly('one', 'two', 'two by number'),
  takes: fc.constantFrom('all', 'first'),
  argument,
})

export const plans: fc.Arbitrary<Plan> = fc.record({
  builders: fc.array(builder, { minLength: 1, maxLength: 3 }),
  artifacts: fc.array(artifact, { minLength: 1, maxLength: 4 }),
  final,
  second: fc.option(second, { freq: 3 }),
  script: fc.record({
    tags: fc.constantFrom('app:build', 'builder', 'variable'),
    containers: fc.constantFrom('substitution', 'name'),
    cleanup: fc.boolean(),
    errexit: fc.boolean(),
    dockerfiles: mostly('named', 'copied', 'moved', 'linked', 'echoed'),
    brings: mostly('nothing', 'stamp before', 'stamp between', 'folder before', 'folder between'),
  }),
})
