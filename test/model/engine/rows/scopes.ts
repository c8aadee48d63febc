import { finalTag, pattern, single, type Row } from './row.ts'

function withArguments(row: string, name: string, dockerfile: string, options: string): Row {
  const one = single(row, name, dockerfile)
  return { ...one, script: `docker build -q ${options} -t ${finalTag} .` }
}

/** Less what differs from run to run. */
const shown = 'env | grep "^[A-Z]=" | sort'

export const scopes: readonly Row[] = [
  single(
    'E70',
    'ARG above FROM',
    `ARG V=1\nARG I=mdl-base:$V\nFROM $I AS s\nRUN ${shown} > /a\nARG V\nRUN ${shown} > /b\nFROM \${I}\nCOPY --from=s /a /b /x/`,
  ),
  withArguments(
    'E70',
    'ARG above FROM, given',
    `ARG V=1\nFROM mdl-base:1\nARG V=2\nRUN ${shown} > /b`,
    '--build-arg V=3',
  ),
  withArguments(
    'E72',
    'a value for the ARG',
    `ARG V=1\nARG W\nRUN ${shown} > /a\nENV V=x$V\nRUN ${shown} > /b\nARG V=9\nRUN ${shown} > /c\nLABEL v=$V w=$W`,
    '--build-arg V=2 --build-arg W=w',
  ),
  withArguments(
    'E72',
    'empty and without a value',
    `ARG V\nARG W=\nRUN ${shown} > /a\nENV X=\${V:-none} Y=\${W:+some}\nRUN ${shown} > /b`,
    '--build-arg UNUSED=1',
  ),
  {
    ...single('E72', 'from the environment', `ARG V=1\nARG W=1\nRUN ${shown} > /a`),
    script: `export V=7\ndocker build -q --build-arg V --build-arg W -t ${finalTag} .`,
  },
  withArguments(
    'E74',
    'proxies',
    'RUN env | grep -i proxy | sort > /a',
    '--build-arg HTTP_PROXY=http://p --build-arg no_proxy=n',
  ),
  withArguments('E75', 'labels', 'LABEL a=1 b="2 3"\nLABEL c 4', '--label d=5 --label a=6'),
  single(
    'E76',
    'configuration',
    'ENV A=1 B="two words" C=\\$A\nENV D three words\nENV A=${A}x\nWORKDIR /w\nWORKDIR v\nUSER app:web\nEXPOSE 80 81/udp\nVOLUME /v\nSTOPSIGNAL 9\nENTRYPOINT ["/bin/sh"]\nCMD ["-c", "true"]',
  ),
  single('E76', 'shell forms', 'SHELL ["/bin/sh", "-ec"]\nRUN true > /n\nCMD echo $A'),
  single('E76', 'ENTRYPOINT forgets the CMD of the base', 'ENTRYPOINT ["/bin/true"]'),
  single(
    'E77',
    'escape',
    '# escape=`\nFROM mdl-base:1\nENV A=a`$b B="c`"d"\nRUN echo 1 `\n  > /a && echo a\\\\b > /b',
  ),
  withArguments(
    'E80',
    'target',
    'FROM mdl-base:1 AS a\nRUN touch /a\nFROM a AS b\nRUN touch /b\nFROM mdl-base:1\nRUN false',
    '--target B',
  ),
  single(
    'E93',
    'numbers',
    'FROM mdl-base:1\nRUN echo 1 > /a\nFROM mdl-base:1 AS s\nRUN echo 2 > /a\nFROM mdl-base:1\nCOPY --from=0 /a /x\nCOPY --from=1 /a /y\nCOPY --from=S /a /z',
  ),
  single(
    'E91',
    'two stages of one name',
    'FROM mdl-base:1 AS s\nRUN echo 1 > /a\nFROM mdl-base:1 AS s\nRUN echo 2 > /a\nFROM mdl-base:1\nCOPY --from=s /a /x',
  ),
  single(
    'E94',
    'a stage below its user',
    'FROM mdl-base:1 AS t\nCOPY --from=mdl-late /a /x\nFROM mdl-base:1 AS mdl-late\nRUN touch /a\nFROM t',
  ),
  single(
    'E95',
    'a stage from a stage',
    `FROM mdl-base:1 AS a\nARG V=1\nENV E=2\nWORKDIR /w\nUSER app\nONBUILD ENV O=3\nONBUILD WORKDIR /on\nCMD ["x"]\nFROM a\nUSER root\nRUN ${shown} > /env`,
  ),
  pattern('E95', 'a final image from the builder', {
    build: 'ARG V=1\nENV E=2\nONBUILD COPY f /on\nRUN echo 1 > /a',
    final: `FROM mdl-builder\nRUN ${shown} > /env`,
    steps: [],
    files: { f: 'f' },
  }),
  pattern('E96', 'COPY --from of the builder', {
    build: 'RUN mkdir /o && echo 1 > /o/a && chown -R 5:6 /o',
    final: 'COPY --from=mdl-builder --chown=0:0 /o /x',
    steps: [],
  }),
  single(
    'E97',
    'a stage that nobody needs',
    'FROM mdl-base:1 AS t\nRUN false\nFROM mdl-base:1\nRUN touch /a',
  ),
  single(
    'E112',
    'a volume in the build',
    'RUN mkdir /v && echo 1 > /v/a\nVOLUME /v /w\nRUN echo 2 > /v/b\nCOPY f /v/\nRUN echo 3 >> /v/a',
    { f: 'f' },
  ),
  single(
    'E71',
    'ARG above FROM is not in scope below it',
    `ARG V=1\nFROM mdl-base:1\nRUN ${shown} > /a\nLABEL v=$V`,
  ),
  withArguments('E73', 'an argument that nobody declares', `RUN ${shown} > /a`, '--build-arg V=1'),
  single('E90', 'a stage that starts with a digit', 'FROM mdl-base:1 AS 1a\nRUN touch /a'),
  single(
    'E90',
    'a stage in capitals',
    'FROM mdl-base:1 AS Build\nRUN touch /a\nFROM mdl-base:1\nCOPY --from=BUILD /a /x',
  ),
  single('E90', 'a base in capitals', 'FROM mdl-base:1 AS Build\nRUN touch /a\nFROM BUILD AS last'),
  pattern('E92', 'a stage named like an image', {
    build: 'RUN echo image > /a',
    final:
      'FROM mdl-base:1 AS mdl-builder\nRUN echo stage > /a\nFROM mdl-builder:latest\nRUN touch /c\nCOPY --from=mdl-builder /a /b',
    steps: [],
  }),
  {
    ...pattern('E98', 'a builder that is tagged', { build: 'RUN echo 1 > /a', final: 'RUN true', steps: [] }),
    script: `docker build -q -t mdl-builder -f Dockerfile.build .\ndocker tag mdl-builder ${finalTag}`,
  },
  {
    ...single('E100', 'a context of its own', 'COPY . /x'),
    files: {
      'c/Dockerfile': 'FROM mdl-base:1\nCOPY . /x\nCOPY a/../b /y',
      'c/.dockerignore': '/a\nDockerfile',
      'c/a': '1',
      'c/b': '2',
      'c/d/a': '3',
      b: '4',
    },
    script: `docker build -q -t ${finalTag} c/`,
  },
  {
    ...single('E100', 'a Dockerfile elsewhere', ''),
    files: { 'c/D': 'FROM mdl-base:1\nCOPY . /x', 'c/a': '1', b: '4', '.dockerignore': 'b' },
    script: `docker build -q -f c/D -t ${finalTag} .`,
  },
  {
    ...single('E105', 'a Dockerfile on standard input', ''),
    files: { D: 'FROM mdl-base:1\nCOPY b /x', b: '4' },
    script: `docker build -q -t ${finalTag} -f - . < D`,
  },
]
