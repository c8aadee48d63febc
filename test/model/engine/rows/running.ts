import { finalTag, pattern, type Row } from './row.ts'

const compiler =
  'WORKDIR /src\nENV E=1\nUSER app\nRUN true\nUSER root\nRUN mkdir /out && chown app /out\nUSER app'

function running(
  row: string,
  name: string,
  build: string,
  steps: readonly string[],
  final = 'COPY t /t',
): Row {
  const one = pattern(row, name, { build, final, steps: [] })
  const script = [
    'docker build -q -t mdl-builder -f Dockerfile.build .',
    'mkdir t',
    ...steps,
    `docker build -q -t ${finalTag} .`,
  ]
  return { ...one, script: script.join('\n') }
}

export const runnings: readonly Row[] = [
  running('E110', 'made by CMD', `${compiler}\nCMD ["sh", "-c", "echo $E > /out/a"]`, [
    'docker run --name mdl-c mdl-builder',
    'docker cp mdl-c:/out/. t',
    'docker rm mdl-c',
  ]),
  running('E110', 'arguments over CMD', `${compiler}\nENTRYPOINT ["sh", "-c"]\nCMD ["false"]`, [
    'docker run --name mdl-c -e X=2 mdl-builder "echo $PWD > /dev/null; env | grep ^[A-Z]= | sort > /out/e"',
    'docker cp mdl-c:/out t',
    'docker rm mdl-c',
  ]),
  running('E110', 'another entry point', compiler, [
    'docker run --name mdl-c --entrypoint touch -w /out -u 77 mdl-builder /tmp/x',
    'docker cp mdl-c:/tmp/x t',
    'docker rm mdl-c',
  ]),
  running(
    'E111',
    'into a volume',
    'RUN mkdir /out && echo 0 > /out/z\nVOLUME /out\nCMD ["touch", "/out/a"]',
    ['docker run --name mdl-c mdl-builder', 'docker cp mdl-c:/out t', 'docker rm mdl-c'],
  ),
  running('E115', 'a redirection', 'RUN echo 1 > /a && chmod 755 /a && chown 5:5 /a', [
    'docker run --rm mdl-builder cat /a > t/a',
    'umask 077',
    'docker run --rm mdl-builder cat /a > t/b',
  ]),
  running(
    'E115',
    'a piped archive',
    'RUN mkdir -p /o/e && echo 1 > /o/a && chmod 750 /o/a /o/e && chown -R 5:5 /o',
    ['docker run --rm mdl-builder tar -c -C /o . | tar -x -C t'],
  ),
  running('E117', 'paths of the kernel', 'RUN true', [
    'C=$(docker create mdl-builder)',
    'docker cp $C:/proc/version t/',
    'docker rm $C',
  ]),
  running('E116', 'a failure that is ignored', 'RUN mkdir /o\nCMD ["sh", "-c", "touch /o/a && false"]', [
    'docker run --name mdl-c mdl-builder || true',
    'docker cp mdl-c:/o t',
    'docker rm mdl-c',
  ]),
]
