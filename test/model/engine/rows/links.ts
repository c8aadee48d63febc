import { pattern, single, type Row } from './row.ts'

const linked =
  'RUN mkdir -p /o /p && echo 1 > /o/f && ln -s f /o/l && ln -s /o /d && ln -s /o/f /p/m && ln -s ../o/f /p/r'

export const links: readonly Row[] = [
  pattern('E20', 'a link without -L', { build: linked, final: 'COPY m /x', steps: ['docker cp $C:/p/m .'] }),
  pattern('E20', 'a relative link without its target', {
    build: linked,
    final: 'COPY l /x',
    steps: ['docker cp $C:/o/l .'],
  }),
  pattern('E21', 'a link with -L', {
    build: linked,
    final: 'COPY m n /x/',
    steps: ['docker cp -L $C:/p/m .', 'docker cp -L $C:/o/l n'],
  }),
  single(
    'E21',
    'a link from a stage',
    `FROM mdl-base:1 AS s\n${linked}\nFROM mdl-base:1\nCOPY --from=s /o/l /x\nCOPY --from=s /d /y\nCOPY --from=s /p /z\nCOPY --from=s /p/m /w/`,
  ),
  pattern('E22', 'a linked parent', { build: linked, final: 'COPY f /x', steps: ['docker cp $C:/d/f .'] }),
  pattern('E22', 'a linked folder and its contents', {
    build: linked,
    final: 'COPY d /x',
    steps: ['docker cp $C:/d/. d'],
  }),
  pattern('E21', 'a linked folder with -L', {
    build: linked,
    final: 'COPY d /x',
    steps: ['docker cp -L $C:/d .'],
  }),
  pattern('E23', 'links inside a folder', {
    build: linked,
    final: 'COPY o /x',
    steps: ['docker cp $C:/o .'],
  }),
  pattern('E24', 'links that leave the folder', {
    build: linked,
    final: 'COPY p /x',
    steps: ['docker cp $C:/p .'],
  }),
  pattern('E23', 'absolute links inside a folder', {
    build: 'RUN mkdir /o && ln -s /etc/passwd /o/l',
    final: 'COPY o /x',
    steps: ['docker cp $C:/o .'],
  }),
  pattern('E25', 'link and target by name', {
    build: linked,
    final: 'COPY f l /x/',
    steps: ['docker cp $C:/o/f .', 'docker cp $C:/o/l .'],
  }),
  pattern('E26', 'link and target in the whole folder', {
    build: linked,
    final: 'COPY . /x',
    steps: ['docker cp $C:/o/f .', 'docker cp $C:/o/l .'],
  }),
  single(
    'E27',
    'links at the destination',
    'RUN mkdir /y && ln -s /y /l && echo 0 > /y/f && ln -s /y/f /lf && ln -s /y/nof /ln\nCOPY d /l\nCOPY a /lf\nCOPY a /l/\nCOPY b /ln',
    { a: 'a', b: 'b', 'd/e/f': 'f' },
  ),
]
