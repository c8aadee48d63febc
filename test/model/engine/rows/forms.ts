import { pattern, single, type Row } from './row.ts'

const files = { 'd/a.js': 'a', 'd/b.js': 'b', 'd/e/c.js': 'c', 'd/.h': 'h', f: 'f', 'x y': 'xy' }
const archive =
  'RUN mkdir -p /s/e /o && chmod 711 /s && chmod 700 /s/e && echo 1 > /s/e/f && chown -R 7:8 /s && chmod 4755 /s/e/f && ' +
  'ln -s f /s/e/l && tar -c -f /o/a.tar -C / s && tar -c -f /o/b.tar -C /s .'

function form(row: string, name: string, dockerfile: string, more = {}): Row {
  return single(row, name, dockerfile, { ...files, ...more })
}

export const forms: readonly Row[] = [
  form(
    'E40',
    'a file',
    'RUN mkdir /e\nCOPY f /x\nCOPY f /y/\nCOPY f /e\nCOPY f /n/m/o\nWORKDIR /w\nCOPY f .\nCOPY f g\nCOPY f ./h/',
  ),
  form(
    'E40',
    'a folder',
    'RUN mkdir /e\nCOPY d /x\nCOPY d/ /y/\nCOPY d /e\nCOPY d/. /z\nCOPY d /n/m/o\nWORKDIR /w\nCOPY d .\nCOPY d ./d',
  ),
  form('E40', 'the whole context', 'COPY . /x\nWORKDIR /w\nCOPY . .'),
  form('E41', 'several sources', 'COPY f d/a.js /x/\nCOPY f d /y/\nCOPY d d/e /z/'),
  form('E41', 'several sources without a slash', 'COPY f d/a.js /x', {}),
  form(
    'E43',
    'wildcards',
    'COPY d/*.js /x/\nCOPY d/* /y/\nCOPY d/?.js /z/\nCOPY d/[a]*.js /w/\nCOPY */e /v/',
  ),
  form('E44', 'a named file that is missing', 'COPY nothing /x'),
  form('E44', 'half of it missing', 'COPY f no* /x/'),
  form('E45', 'ADD of plain files', 'ADD f d /x/\nADD d/*.js /y/'),
  pattern('E46', 'ADD of an archive', {
    build: archive,
    final: 'ADD o/a.tar /x\nADD o/b.tar /y\nADD o/b.tar /tmp/\nADD --chown=3:3 o/a.tar /z',
    steps: ['docker cp $C:/o .'],
  }),
  pattern('E47', 'an archive made on the host', {
    build: archive,
    final: 'ADD t.tar /x',
    steps: ['docker cp $C:/s .', 'tar -c -f t.tar -C s .', 'rm -rf s'],
  }),
  form('E50', 'JSON and blanks', 'COPY ["x y", "/x/"]\nCOPY ["f", "d/a.js", "/y y/"]\nADD ["f","/z"]'),
  form('E51', 'variables', 'ARG N=a\nENV T=/x\nCOPY d/$N.js ${T}/\nCOPY d/${M:-b}.js $T/m'),
  form(
    'E53',
    'a relative source',
    'FROM mdl-base:1 AS s\nWORKDIR /w\nRUN mkdir -p /a /w/a && echo 1 > /a/b && echo 2 > /w/a/b\nFROM mdl-base:1\nCOPY --from=s a/b /x',
  ),
  form('E60', 'ignored files', 'COPY . /x', {
    '.dockerignore': '*\n!d\nd/e\n!d/e/c.js\nd/**/b.js\n',
    'd/g/b.js': '1',
    'd/g/h/b.js': '1',
  }),
  form('E60', 'ignored by folders', 'COPY . /x', {
    '.dockerignore': '# no\nd\n!d/a.js\n/f\n**/*.md\n',
    'README.md': '',
    'n/README.md': '',
    'n/x': '',
  }),
  form('E64', 'an ignored source', 'COPY f /x', { '.dockerignore': 'f' }),
  single('E102', 'an ignore file of its own', 'COPY . /x', {
    f: 'f',
    g: 'g',
    '.dockerignore': 'f\nDockerfile*',
    'Dockerfile.dockerignore': 'g\nDockerfile*\n.dockerignore',
  }),
  form('E103', 'dots', 'COPY d/../f /x\nCOPY ./d/./a.js /y'),
  form('E104', 'links in the context', 'COPY l /x\nCOPY k /y\nCOPY p /z', {
    l: { target: 'f' },
    k: { target: 'd' },
    'p/q': { target: '../f' },
  }),
  form('E4', 'modes of the context', 'COPY . /x', {
    s: { content: 's', mode: 0o755 },
    t: { content: 't', mode: 0o600 },
    u: { content: 'u', mode: 0o4755 },
  }),
  form(
    'E42',
    'mixed sources',
    'FROM mdl-base:1 AS s\nRUN echo 1 > /a\nFROM mdl-base:1\nCOPY f d /x/\nCOPY --from=s /a /x/',
  ),
  form(
    'E52',
    'a variable in --from',
    'FROM mdl-base:1 AS s\nFROM mdl-base:1\nARG S=s\nCOPY --from=$S /etc/group /x',
  ),
  form('E54', 'chmod', 'COPY --chmod=751 d /x\nCOPY --chmod=0600 --chown=5:6 f /y/'),
  form('E33', 'a dollar in a name', 'COPY a\\$b /x\nCOPY ["a\\\\$b", "/y"]', { a$b: '1' }),
  form('E32', 'a bracket in a name', 'COPY a[[]1] /x\nCOPY ["a[[]1]", "/y/"]', { 'a[1]': '1' }),
  pattern('E61', 'an old file of the name', {
    build: 'RUN echo new > /f && chmod 755 /f',
    final: 'COPY . /x',
    steps: ['docker cp $C:/f f'],
    files,
  }),
  pattern('E62', 'an ignored artifact', {
    build: 'RUN echo new > /f',
    final: 'COPY . /x',
    steps: ['docker cp $C:/f n'],
    files: { ...files, '.dockerignore': 'n\nDockerfile*' },
  }),
  pattern('E63', 'an ignored part', {
    build: 'RUN mkdir -p /o/p && touch /o/a /o/b.map /o/p/c.map',
    final: 'COPY o /x',
    steps: ['docker cp $C:/o o'],
    files: { '.dockerignore': '**/*.map' },
  }),
  pattern('E66', 'artifacts in a folder of the repository', {
    build: 'RUN mkdir -p /o/p && echo 1 > /o/p/a',
    final: 'COPY d /x',
    steps: ['docker cp $C:/o d', 'docker cp $C:/o/p/a d/e'],
    files,
  }),
  pattern('E67', 'a part', {
    build: 'RUN mkdir -p /o/p && echo 1 > /o/p/a && chown -R 5:6 /o',
    final: 'COPY o/p/a /x\nCOPY o/p /y',
    steps: ['docker cp $C:/o .'],
  }),
]
