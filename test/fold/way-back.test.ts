import { expect, test } from '@jest/globals'
import { fold } from '../../src/fold.ts'
import { namingOf } from '../../src/fold/naming.ts'
import type { Making } from '../../src/pipeline/origin.ts'
import { memoryProject } from '../../src/project/memory.ts'
import type { MemoryEntry } from '../../src/project/memory.ts'

type Files = Readonly<Record<string, MemoryEntry | string>>

const script = `docker build -t app:build -f Dockerfile.build .
docker create --name x app:build
docker cp x:/out/app ./app
docker build -t app .
`
const final = 'FROM alpine\nCOPY app /srv/app\n'

function originsOf(files: Files) {
  const project = memoryProject({ 'build.sh': script, Dockerfile: final, ...files })
  const { pipeline } = fold({ project, script: 'build.sh' })
  const textOf = ({ path, start, end }: { path: string; start: number; end: number }) =>
    project.read(path)!.text.slice(start, end)
  return { origins: pipeline!.origins, textOf, steps: pipeline!.steps }
}

/** `by: its lines`, and what made what they copy. */
function made(files: Files): string {
  const { origins, textOf } = originsOf(files)
  const told = ({ by, lines, path, from }: Making): string =>
    [
      `${by}:`,
      ...lines.map(textOf),
      ...(path === null ? [] : [`(${path})`]),
      ...(from ? ['<', told(from)] : []),
    ].join(' ')
  return told(origins[0]!.made)
}

/** Lines of a builder after its FROM, what else is in the project, and what made /out/app. */
const makers: readonly (readonly [string, string, string, Files?])[] = [
  ['a RUN that names the path', 'RUN go build -o /out/app .', 'line: RUN go build -o /out/app .'],
  ['a RUN that writes there', 'RUN echo hello > /out/app', 'line: RUN echo hello > /out/app'],
  ['the last one of two', 'RUN touch /out/app\nRUN cc -o /out/app a.c', 'line: RUN cc -o /out/app a.c'],
  ['not one that only looks', 'RUN cc -o /out/app a.c\nRUN ls -l /out/app', 'line: RUN cc -o /out/app a.c'],
  [
    'not one that only changes modes',
    'RUN cc -o /out/app a\nRUN chmod 755 /out/app',
    'line: RUN cc -o /out/app a',
  ],
  ['not one that copies it away', 'RUN cc -o /out/app a\nRUN cp /out/app /b', 'line: RUN cc -o /out/app a'],
  ['one that copies it there', 'RUN make\nRUN cp bin/app /out/', 'line: RUN cp bin/app /out/'],
  ['the folder is known', 'WORKDIR /out\nRUN go build -o app .', 'line: RUN go build -o app .'],
  ['cd', 'RUN cd /out && go build -o app .', 'line: RUN cd /out && go build -o app .'],
  ['the name alone, once', 'RUN make\nRUN ./pack app', 'line: RUN ./pack app'],
  ['the name alone, twice', 'RUN ./a app\nRUN ./b app', 'lines: RUN ./b app RUN ./a app'],
  ['no name at all', 'RUN make\nRUN make install', 'lines: RUN make install RUN make FROM golang'],
  ['nothing that could', 'ENV A=b', 'base: FROM golang'],
  ['only lines that look', 'RUN ls', 'base: FROM golang'],
  ['a COPY that ends there', 'COPY main /out/app', 'line: COPY main /out/app (main)', { main: '' }],
  ['a COPY into the folder', 'COPY app /out/', 'line: COPY app /out/ (app)', { app: '' }],
  ['a COPY of a folder', 'COPY bin /out', 'line: COPY bin /out (bin/app)', { 'bin/app': '' }],
  ['a COPY of other files', 'COPY a b /out/\nRUN make', 'lines: RUN make FROM golang', { a: '', b: '' }],
  ['a COPY of nobody knows what', 'COPY $X /out/', 'lines: COPY $X /out/ FROM golang'],
  ['an archive', 'ADD a.tar /out/', 'lines: ADD a.tar /out/ FROM golang', { 'a.tar': '' }],
  ['a folder that WORKDIR made', 'WORKDIR /out/app', 'line: WORKDIR /out/app'],
  ['a folder that was filled later', 'WORKDIR /out/app\nRUN cc -o /out/app/x', 'line: RUN cc -o /out/app/x'],
  [
    'a folder that mkdir made',
    'RUN mkdir -p /out/app\nRUN make',
    'lines: RUN make RUN mkdir -p /out/app FROM golang',
  ],
]

test.each(makers)('%s', (_name, lines, expected, files = {}) => {
  expect(made({ 'Dockerfile.build': `FROM golang\n${lines}\n`, ...files })).toBe(expected)
})

test.each([
  [
    'COPY --from',
    'FROM golang AS a\nRUN cc -o /x/app\nFROM scratch\nCOPY --from=a /x/app /out/app\n',
    'line: COPY --from=a /x/app /out/app < line: RUN cc -o /x/app',
  ],
  [
    'COPY --from of a folder, where nothing else can be',
    'FROM golang AS a\nRUN cc -o /x/app\nFROM scratch\nCOPY --from=a /x /out\n',
    'line: COPY --from=a /x /out < line: RUN cc -o /x/app',
  ],
  ['FROM a stage', 'FROM golang AS a\nRUN cc -o /out/app\nFROM a\nENV A=b\n', 'line: RUN cc -o /out/app'],
])('goes on in other stages: %s', (_name, dockerfile, expected) => {
  expect(made({ 'Dockerfile.build': dockerfile })).toBe(expected)
})

test('of many lines that may have made it the last ones are listed', () => {
  const lines = Array.from({ length: 30 }, (_, at) => `RUN make step${at}\n`).join('')
  const { origins, textOf } = originsOf({ 'Dockerfile.build': `FROM golang\n${lines}` })
  const { by, lines: listed, more } = origins[0]!.made
  expect([by, listed.length, more]).toEqual(['lines', 21, 10])
  expect([textOf(listed[0]!), textOf(listed[20]!)]).toEqual(['RUN make step29', 'FROM golang'])
})

test('from stage to stage a file is followed only so far', () => {
  const stages = Array.from(
    { length: 200 },
    (_, at) => `FROM golang AS s${at + 1}\nCOPY --from=s${at} /out/app /out/app\n`,
  )
  const { origins } = originsOf({
    'Dockerfile.build': `FROM golang AS s0\nRUN cc -o /out/app\n${stages.join('')}`,
  })
  let depth = 0
  for (let { made } = origins[0]!; made.from; made = made.from) depth += 1
  expect(depth).toBe(50)
})

test('goes back through renames on the host, and says what changed the file', () => {
  const { origins, textOf, steps } = originsOf({
    'build.sh': `docker build -t app:build -f Dockerfile.build .
docker create --name x app:build
docker cp x:/out/app ./tmp
mv tmp moved
cp moved app
sed -i s/a/b/ app
docker build -t app .
`,
    'Dockerfile.build': 'FROM golang\nRUN go build -o /out/app .\n',
  })
  const [origin] = origins
  expect(origin).toMatchObject({
    final: true,
    certain: true,
    hostPath: 'app',
    imagePath: '/out/app',
    image: 0,
  })
  expect(textOf(origin!.instruction)).toBe('COPY app /srv/app')
  expect(textOf(origin!.source)).toBe('app')
  expect(origin!.steps.map((id) => textOf(steps[id]!.span))).toEqual([
    'cp moved app',
    'mv tmp moved',
    'docker cp x:/out/app ./tmp',
  ])
  expect(origin!.changes.map(textOf)).toEqual(['sed -i s/a/b/ app'])
  expect(textOf(steps[origin!.container!]!.span)).toBe('docker create --name x app:build')
})

test('a container that makes the file is the line', () => {
  const run = 'docker run --name x -v "$PWD:/src" -w /src golang go build -o /out/app .'
  const build = `${run}\ndocker cp x:/out/app ./app\ndocker build -t app .\n`
  expect(made({ 'build.sh': build })).toBe(`line: ${run}`)
})

test('an image that the script does not build says nothing of its files', () => {
  expect(made({ 'build.sh': script.replace(/^.*\n/, '') })).toBe('unknown:')
})

test('COPY --from an image of the script needs no host', () => {
  const { origins } = originsOf({
    'build.sh': 'docker build -t app:build -f Dockerfile.build .\ndocker build -t app .\n',
    'Dockerfile.build': 'FROM golang\nRUN go build -o /out/app .\n',
    Dockerfile: 'FROM alpine\nCOPY --from=app:build /out/app /srv/app\n',
  })
  expect(origins).toMatchObject([
    { hostPath: null, steps: [], container: null, image: 0, imagePath: '/out/app' },
  ])
  expect(origins[0]!.made.by).toBe('line')
})

test('only builds that feed no other are final', () => {
  const { origins } = originsOf({
    'build.sh': `docker build -t one -f Dockerfile.one .
docker create --name a one
docker cp a:/one ./one
docker build -t app:build -f Dockerfile.build .
docker create --name x app:build
docker cp x:/out/app ./app
docker build -t app .
`,
    'Dockerfile.one': 'FROM golang\nRUN cc -o /one\n',
    'Dockerfile.build': 'FROM golang\nCOPY one /one\nRUN cc -o /out/app /one\n',
  })
  expect(origins.map(({ build, final: isFinal }) => [build, isFinal])).toEqual([
    [3, false],
    [6, true],
  ])
})

test.each([
  ['cc -o /out/app', 'path'],
  ['cc -o=/out/app', 'path'],
  ['cc -o "/out/app" && ls /out/app', 'path'],
  ['cat a b >/out/app', 'path'],
  ['mkdir /out', 'no'],
  ['mkdir /out/app', 'folder'],
  ['install -m 755 app /out', 'path'],
  ['install -m 755 other /out/', 'no'],
  ['cp /out/app /elsewhere', 'reads'],
  ['make app', 'near'],
  ['make application', 'no'],
  ['echo /out/app', 'reads'],
  ['ls /out/app; make', 'no'],
])('%s: %s', (text, expected) => {
  expect(namingOf(text, '/out/app', '/')).toBe(expected)
})
