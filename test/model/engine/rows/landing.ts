import { pattern, type Row } from './row.ts'

const build =
  'RUN mkdir -p /o/d && echo f > /o/f && echo g > /o/d/g && chmod 750 /o/d && chmod 700 /o && echo 1 > "/o/x[1].jar"\nWORKDIR /o'

function landing(row: string, name: string, steps: readonly string[], files = {}): Row {
  return pattern(row, name, { build, final: 'COPY t /t', steps: ['mkdir -p t', ...steps], files })
}

export const landings: readonly Row[] = [
  landing('E30', 'file, missing', ['docker cp $C:/o/f t/n']),
  landing('E30', 'file, missing with a slash', ['docker cp $C:/o/f t/n/']),
  landing('E30', 'file, parent missing', ['docker cp $C:/o/f t/a/n']),
  landing('E30', 'file, existing file', ['chmod 600 t/n', 'docker cp $C:/o/f t/n'], { 't/n': 'old' }),
  landing('E30', 'file, existing folder', ['docker cp $C:/o/f t', 'mkdir t/e', 'docker cp $C:/o/f t/e/']),
  landing('E30', 'folder, missing', ['docker cp $C:/o t/n', 'docker cp $C:/o/d t/m/']),
  landing('E30', 'folder, existing folder', ['mkdir t/n', 'docker cp $C:/o/d t/n', 'docker cp $C:/o/d/ t']),
  landing('E30', 'folder, parent missing', ['docker cp $C:/o t/a/n']),
  landing('E30', 'contents, existing folder', ['mkdir t/n', 'docker cp $C:/o/. t/n']),
  landing('E30', 'contents, missing', ['docker cp $C:/o/. t/n']),
  landing('E30', 'contents twice', ['docker cp $C:/o/. t/n', 'docker cp $C:/o/. t/n']),
  landing('E30', 'folder twice', ['docker cp $C:/o t/n', 'docker cp $C:/o t/n']),
  landing('E30', 'folder, existing file', ['docker cp $C:/o t/n'], { 't/n': 'old' }),
  landing('E30', 'not absolute', ['docker cp $C:o/f t/n']),
  landing('E31', 'files that were there', ['docker cp $C:/o/d/. t/n'], { 't/n/g': 'old', 't/n/h': 'old' }),
  landing('E31', 'folders that were there', ['docker cp $C:/o t', 'mkdir -p t/p/d', 'docker cp $C:/o/. t/p']),
  landing('E32', 'a pattern is a name', ['docker cp "$C:/o/x[1].jar" t/']),
  landing('E34', 'what no image holds', ['docker cp $C:/etc t/etc']),
  landing('E34', 'an empty file of the engine', ['docker cp $C:/etc/hostname t/h']),
  landing('E48', 'a stream', [
    'docker cp $C:/o - | tar -x -C t',
    'docker cp $C:/o/f - | tar -x -C t',
    'docker cp $C:/o/. - | tar -x -C t',
  ]),
  landing('E49', 'a stream that is kept', [
    'docker cp $C:/o - > t/o.tar',
    'mkdir u',
    'tar -x -f t/o.tar -C u',
    'rm t/o.tar',
    'mv u t',
  ]),
  landing('E120', 'chmod', [
    'docker cp $C:/o t',
    'chmod 755 t/o/f',
    'chmod +x t/o/d/g',
    'chmod -R go-rx t/o/d',
  ]),
  landing('E121', 'rename', [
    'docker cp $C:/o t',
    'mv t/o t/p',
    'cp t/p/f t/g',
    'cp -r t/p t/q',
    'mv t/p/f t/p/d',
  ]),
  landing('E122', 'patterns', ['docker cp $C:/o .', 'cp o/*.jar t/', 'mv o/f o/d t']),
  landing('E123', 'removal', ['docker cp $C:/o t', 'rm -rf t/o/d', 'rm t/o/f']),
  landing('E126', 'umask', ['umask 077', 'docker cp $C:/o t', 'mkdir t/m', 'echo 1 > t/e']),
]
