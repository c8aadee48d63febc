import { expect, test } from '@jest/globals'
import { worldAfter } from '../shell/run.ts'

/** Whether the interpreter knows that `docker push yes` happens. */
const decisions: [script: string, happens: 'yes' | 'no' | 'unknown'][] = [
  ['docker push yes', 'yes'],
  ['true && docker push yes', 'yes'],
  ['false || docker push yes', 'yes'],
  ['false && docker push yes', 'no'],
  ['true || docker push yes', 'no'],
  ['docker build . || docker push yes', 'no'],
  ['cd dir || docker push yes', 'no'],
  ['test -f main.go && docker push yes', 'yes'],
  ['test -f nope && docker push yes', 'no'],
  ['[ -d dir ] && docker push yes', 'yes'],
  ['[ -d main.go ] && docker push yes', 'no'],
  ['[ -e dir/file ] && docker push yes', 'yes'],
  ['[ ! -e nope ] && docker push yes', 'yes'],
  ['! test -f nope && docker push yes', 'yes'],
  ['[ -z "" ] && docker push yes', 'yes'],
  ['[ -n "x$CI" ] && docker push yes', 'yes'],
  ['[ -n "$CI" ] && docker push yes', 'unknown'],
  ['[ a = a ] && docker push yes', 'yes'],
  ['[ a == b ] && docker push yes', 'no'],
  ['[ a != b ] && docker push yes', 'yes'],
  ['[ "$1" = a ] && docker push yes', 'unknown'],
  ['[ -x main.go ] && docker push yes', 'unknown'],
  ['[[ -n $CI ]] && docker push yes', 'unknown'],
  ['grep -q x y && docker push yes', 'unknown'],
  ['docker inspect x && docker push yes', 'unknown'],
  ['if [ -f main.go ]; then docker push yes; fi', 'yes'],
  ['if [ -f nope ]; then docker push yes; fi', 'no'],
  ['if [ -f nope ]; then :; else docker push yes; fi', 'yes'],
  ['if [ -f nope ]; then :; elif [ -f main.go ]; then docker push yes; fi', 'yes'],
  ['if [ -f main.go ]; then :; else docker push yes; fi', 'no'],
  ['if make; then docker push yes; fi', 'unknown'],
  ['if [ -n "$CI" ]; then :; else docker push yes; fi', 'unknown'],
  ['for x in a; do docker push yes; done', 'yes'],
  ['for x in $LIST; do docker push yes; done', 'unknown'],
  ['for x in "$@"; do docker push yes; done', 'unknown'],
  ['for x in *.go; do docker push yes; done', 'unknown'],
  ['for x; do docker push yes; done', 'unknown'],
  ['while :; do docker push yes; done', 'unknown'],
  ['until make; do docker push yes; done', 'unknown'],
  ['case x in x) docker push yes ;; esac', 'unknown'],
  ['f() { docker push yes; }; f', 'yes'],
  ['f() { docker push yes; }', 'no'],
  ['(docker push yes)', 'yes'],
  ['{ docker push yes; }', 'yes'],
  ['docker push yes | tee log', 'yes'],
  ['docker push yes &', 'yes'],
  ['time docker push yes', 'yes'],
  ['sudo -E docker push yes', 'yes'],
  ['sudo -u root docker push yes', 'yes'],
  ['sudo -n -- docker push yes', 'yes'],
  ['timeout 600 docker push yes', 'yes'],
  ['timeout -k 5 10m sudo docker push yes', 'yes'],
  ['nice -n 10 docker push yes', 'yes'],
  ['env A=b docker push yes', 'yes'],
  ['A=b docker push yes', 'yes'],
  ['/usr/bin/docker push yes', 'yes'],
  ['$DOCKER push yes', 'yes'],
  ['docker --context x push yes', 'yes'],
  ['docker image push yes', 'yes'],
  ['echo docker push yes', 'no'],
  ['cat <<EOF\ndocker push yes\nEOF', 'no'],
  ['trap "docker push yes" EXIT', 'unknown'],
]

test.each(decisions)('%s: %s', (script, happens) => {
  const world = worldAfter(`${script}\n`, { 'main.go': 'x\n', 'dir/file': 'x\n', Dockerfile: 'FROM x\n' })
  const pushes = world.records.filter((record) =>
    record.steps.some(
      (id) => world.steps[id]!.kind === 'image' && world.steps[id]!.span.start === record.range.start,
    ),
  )
  const [push] = pushes
  const found = !push ? 'no' : push.maybe ? 'unknown' : 'yes'
  // What is known not to happen may be recorded as what may.
  expect(happens === 'no' ? ['no', 'unknown'] : [happens]).toContain(found)
})
