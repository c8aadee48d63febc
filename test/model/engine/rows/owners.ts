import { pattern, single, type Row } from './row.ts'

const tree =
  'RUN mkdir -p /o/sub /o/empty && echo a > /o/a && echo b > /o/sub/b && chmod 600 /o/a && chmod 2771 /o/sub && ' +
  'chmod 1777 /o/empty && chown -R 5:6 /o && chmod 700 /o'
const lent =
  'RUN mkdir /o && echo a > /o/a && chmod 4755 /o/a && echo b > /o/b && chown 5:6 /o/b && chmod 6755 /o/b && echo c > /o/c && chmod 2644 /o/c'
const bareOn20 = [{ engine: '20.10', builder: 'buildkit' }] as const

export const owners: readonly Row[] = [
  pattern('E1', 'a tree of another owner, the old way', {
    build: tree,
    final: 'COPY o /x',
    steps: ['docker cp $C:/o .'],
  }),
  {
    ...single(
      'E1',
      'a tree of another owner, bare',
      `FROM mdl-base:1 AS s\n${tree}\nFROM mdl-base:1\nCOPY --from=s /o /x`,
    ),
    notOn: bareOn20,
  },
  single(
    'E1',
    'a tree of another owner, given to root',
    `FROM mdl-base:1 AS s\n${tree}\nFROM mdl-base:1\nCOPY --from=s --chown=0:0 /o /x`,
  ),
  single('E2', 'names in scratch', 'FROM scratch\nCOPY --chown=0:0 a /a\nCOPY --chown=7 a /b', { a: 'a' }),
  single(
    'E3',
    'own chown and the folders made for it',
    'COPY --chown=3:4 a /p/q/x\nCOPY --chown=3:4 d /r/s/\nCOPY --chown=3 d /n/s\nCOPY --chown=app a /m/\nCOPY --chown=app:web a /k',
    { a: 'a', 'd/e/f': 'f' },
  ),
  pattern('E4', 'modes', {
    build:
      'RUN mkdir -p /o/d && touch /o/a /o/b /o/d/c && chmod 000 /o/a && chmod 666 /o/b && chmod 700 /o/d && chmod 755 /o/d/c',
    final: 'COPY o/a o/b /y/\nCOPY o /x',
    steps: ['docker cp $C:/o .'],
  }),
  pattern('E5', 'the top folder by name', {
    build: 'RUN mkdir /o && chmod 700 /o && touch /o/a',
    final: 'COPY o /x',
    steps: ['docker cp $C:/o .'],
  }),
  pattern('E5', 'the top folder within a whole folder', {
    build: 'RUN mkdir /o && chmod 700 /o && touch /o/a',
    final: 'COPY . /x',
    steps: ['docker cp $C:/o .'],
  }),
  single(
    'E5',
    'the top folder from a stage',
    'FROM mdl-base:1 AS s\nRUN mkdir /o && chmod 700 /o && touch /o/a\nFROM mdl-base:1\nCOPY --from=s /o /x/o',
  ),
  pattern('E6', 'setuid and setgid, the old way', {
    build: lent,
    final: 'COPY o /x',
    steps: ['docker cp $C:/o .'],
  }),
  {
    ...single(
      'E6',
      'setuid and setgid, bare',
      `FROM mdl-base:1 AS s\n${lent}\nFROM mdl-base:1\nCOPY --from=s /o /x`,
    ),
    notOn: bareOn20,
  },
  single(
    'E7',
    'setuid and setgid, given to root',
    `FROM mdl-base:1 AS s\n${lent}\nFROM mdl-base:1\nCOPY --from=s --chown=0:0 /o /x\nCOPY --from=s --chown=5:6 /o/b /y/`,
  ),
  pattern('E7', 'chown after setuid', {
    build: 'RUN touch /a && chmod 4755 /a && chown 5:6 /a',
    final: 'COPY a /x',
    steps: ['docker cp $C:/a .'],
  }),
  pattern('E8', 'capabilities, the old way', {
    build: 'RUN touch /a && setcap cap_net_raw+ep /a',
    final: 'COPY a /x',
    steps: ['docker cp $C:/a .'],
  }),
  single(
    'E8',
    'capabilities from a stage',
    'FROM mdl-base:1 AS s\nRUN touch /a && setcap cap_net_raw+ep /a\nFROM mdl-base:1\nCOPY --from=s /a /x\nCOPY --from=s --chown=0:0 /a /y\nCOPY --from=s --chown=5:5 /a /z',
  ),
  pattern('E10', 'hard links', {
    build: 'RUN mkdir /o && echo 1 > /o/a && ln /o/a /o/b',
    final: 'COPY o /x',
    steps: ['docker cp $C:/o .'],
  }),
  single('E11', 'a user before the copy', 'USER app\nCOPY a /p/q/x\nWORKDIR /w/v\nCOPY d d/\nADD a .', {
    a: 'a',
    'd/e/f': 'f',
  }),
  single(
    'E12',
    'folders that are there',
    'RUN mkdir -p /x/e && chmod 700 /x /x/e && chown 9:9 /x /x/e\nCOPY d /x',
    { 'd/e/f': 'f' },
  ),
  single(
    'E12',
    'folders that are there, with chown',
    'RUN mkdir -p /x/e && chmod 700 /x /x/e && chown 9:9 /x /x/e\nCOPY --chown=3:3 d /x',
    { 'd/e/f': 'f' },
  ),
  single(
    'E11',
    'users and what they make',
    'RUN mkdir /q && chmod 777 /q\nUSER app\nRUN touch /q/1\nUSER 1000\nRUN mkdir /q/2\nUSER 77\nRUN echo 1 > /q/3\nUSER 77:5\nRUN cp /q/3 /q/4\nUSER app:web\nRUN ln -s 4 /q/5',
  ),
]
