import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { known } from '../../src/shell/value.ts'
import { worldAfter } from './run.ts'

/** Expansions whose result does not depend on the machine: commands before it, the words, whether dash knows it. */
const expansions: [before: string, words: string, only?: string][] = [
  ['', 'a b c'],
  ['', `'a b' "c d" e\\ f`],
  ['', `"" '' a""`],
  ['', String.raw`a\b "a\b" "\$V" '\$V'`],
  ['', String.raw`"a\"b" "a\\b" "a\nb" a\'b`],
  ['V=x', '$V ${V} "$V" pre$V ${V}post "$V:build"'],
  ['V=x', '"${V}W" $V-W $V.W'],
  ['V="a b"', '$V "$V" x$V"y"'],
  ['V="  a   b  "', '$V'],
  ['V="  a   b  "', 'x${V}y'],
  ['V=', '$V "$V" "${V:-d}" "${V-d}" "${V:+s}" "${V+s}"'],
  ['unset V', '"${V:-d}" "${V-d}" "${V:+s}" "${V+s}" "x$V"'],
  ['V=x', '"${V:-d}" "${V-d}" "${V:+s}" "${V+s}"'],
  ['unset V', '"${V:=new}" "$V"'],
  ['V=', '"${V:=new}" "$V" "${V=other}"'],
  ['unset V; W=w', '"${V:-$W}" "${V:-${W}y}" "${V:-a b}" ${V:-a b}'],
  ['V=app.tar.gz', '"${V%.gz}" "${V%%.*}" "${V#*.}" "${V##*.}" "${V%z}" "${V#app}"'],
  ['V=/usr/local/bin', '"${V##*/}" "${V%/*}" "${V#/}" "${V%%/*}" "${V%/none}"'],
  ['V=a.b.c', '"${V%.?}" "${V#?.}" "${V%[bc]}" "${V%[!c]}"'],
  ['V=a-b-c', '"${V/-/_}" "${V//-/_}" "${V/#a/x}" "${V/%c/x}" "${V//-}" "${V/z/y}"', 'bash'],
  ['V=Abc', '"${V^^}" "${V,,}" "${V^}" "${V,}"', 'bash'],
  ['V=x; V=$V:build', '"$V"'],
  ['A=1 B=2', '"$A$B" $A$B ${A}${B}'],
  ['V=$(echo hello)', '"$V" $(echo a b) "$(echo a b)" `echo c`'],
  ['', '$(dirname a/b/c) $(dirname a) $(dirname /a) "$(basename /x/y.sh)"'],
  ['', '"$(echo "$(echo deep)")"'],
  ['f() { V=inside; }; V=outside; f', '"$V"'],
  ['V=outside; (V=inside)', '"$V"'],
  ['V=outside; { V=inside; }', '"$V"'],
  ['f() { echo "$1-$2"; }', '"$(f a b)" "$(f a)"'],
  ['set -- a b', 'x'],
  ['export V=exported', '"$V"'],
  ['V=a; V="$V b"', '"$V"'],
  ['V=a; V+=b', '"$V"', 'bash'],
  ['if [ -z "" ]; then V=empty; else V=full; fi', '"$V"'],
  ['if test a = b; then V=same; else V=other; fi', '"$V"'],
  ['[ a = a ] && V=yes', '"$V"'],
  ['V=no; [ a != a ] || V=yes', '"$V"'],
  ['for V in a b c; do W="$W$V"; done', '"$V" "$W"'],
  ['unset W; for V in one; do W=$V; done', '"$W"'],
  ['', "$'a\\tb' $'x'", 'bash'],
  ['V=a', '"${V}"\'$V\'$V'],
  ['V=x', '--name=$V --tag "$V":1 -f"$V"'],
  ['V=a:b', '${V%:*} ${V#*:}'],
  ['', 'a#b "#c" \\#d'],
  ['V="*"', '"$V"'],
  ['A=(a "b c" d)', '"${A[@]}" ${A[@]} "${#A[@]}" "${A[1]}" ${A[0]} "$A" "${A[7]}"', 'bash'],
  ['A=(a "b c")', '"x${A[@]}y" "${A[*]}" ${A[*]}', 'bash'],
  ['A=()', '"${A[@]}" "${#A[@]}" "${A[*]}" ${A[@]+"${A[@]}"}', 'bash'],
  ['A=(a); A+=("b c")', '"${A[@]}" ${A[@]+"${A[@]}"}', 'bash'],
  ['A=(a b c)', '"${A[@]:1}" "${A[@]:1:1}"', 'bash'],
  ['B=(x y); A=("${B[@]}" z)', '"${A[@]}"', 'bash'],
  ['A=(a b); unset A', '"${A[@]}" end', 'bash'],
  ['declare -a A=(a b)', '"${A[@]}"', 'bash'],
  ['A=(a b); (A=(c)); f() { local A=(d); }; f', '"${A[@]}"', 'bash'],
  ['A=x', '"${A[@]}" "${#A[@]}" "${#A}"', 'bash'],
  ['set -- a "b c"', '"$@" "$*" $# "$2" "${2}" "x$@"'],
  ['set -e; set -- x y z; shift; shift', '"$@" "$1" "$#"'],
  ['set -- a b c', '"${@:2}" "${@:1:2}"', 'bash'],
  ['set -- 1 2 3 4 5 6 7 8 9 ten eleven', '"${10}" "${11}" "$#"'],
  ['set --', '"$@" "$#" "${1:-none}"'],
  ['f() { V=$#; W="$*"; }; f a "b c"', '"$V" "$W"'],
  ['g() { V="$1-$2-$#"; }; f() { shift; g "$@"; }; f a "b c" d', '"$V"'],
  ['f() { local V=inside; W=$V; }; V=outside; f', '"$V" "$W"'],
  ['f() { local V; V=inside; }; V=outside; f', '"$V"'],
  ['f() { set -- x; }; set -- a b; f', '"$@"'],
  ['V=abc', '"${#V}"'],
  ['case abc in a*) V=yes ;; *) V=no ;; esac', '"$V"'],
  ['W="a*"; case abc in "$W") V=quoted ;; $W) V=pattern ;; esac', '"$V"'],
  ['[[ abc == a* && ! abc == "a*" ]] && V=yes', '"$V"', 'bash'],
  ['f() { if [ -z "" ]; then V=a; return; fi; V=b; }; f', '"$V"'],
  ['f() { return 1; }; V=a; f || V=b', '"$V"'],
]

test.each(expansions.map(([before, words, only]) => [before, words, only ?? ''] as const))(
  '%s; probe %s',
  (before, words, only) => {
    const world = worldAfter(`unset V W A B\n${before}\nprobe ${words}\n`)
    const record = world.records.find((one) => known(one.fields[0]?.value ?? []) === 'probe')!
    const ours = record.fields.slice(1).map((field) => known(field.value))
    for (const shell of only === '' ? ['bash', 'dash'] : [only]) {
      const script = `unset V W A B\n${before}\nfor argument in ${words}; do printf '%s\\0' "$argument"; done`
      const run = spawnSync(shell, ['-c', script], { encoding: 'utf8' })
      expect(ours).toEqual(run.stdout.split('\0').slice(0, -1))
    }
  },
)

/** What nobody can know has to stay unknown, and equal to itself. */
const unknowns: [before: string, word: string][] = [
  ['', '$UNSET_BY_NOBODY'],
  ['', '"${SOMETHING}"'],
  ['', '$1'],
  ['', '"$@"'],
  ['', '$(git rev-parse HEAD)'],
  ['', '$(date +%s)'],
  ['', '$((1 + 2))'],
  ['read V', '$V'],
  ['if [ -n "$CI" ]; then V=ci; else V=local; fi', '$V'],
  ['while read -r line; do V=$line; done', '$V'],
  ['case "$1" in a) V=1 ;; *) V=2 ;; esac', '$V'],
  ['V=a; test -n "$CI" && V=b', '$V'],
  ['shift', '$1'],
  ['A=(1 2); A[3]=x', '"${A[1]}"'],
  ['A=(1 $N)', '"${A[1]}"'],
  ['A=(1); [ -n "$CI" ] && A+=(2)', '"${A[@]}"'],
  ['f() { V=$1; }; f $N', '$V'],
  ['set -- $N', '$1'],
]

test.each(unknowns)('%s; %s is not known', (before, word) => {
  const world = worldAfter(`${before}\nprobe ${word}\n`)
  const record = world.records.find((one) => known(one.fields[0]?.value ?? []) === 'probe')!
  expect(record.fields.slice(1).map((field) => known(field.value))).toEqual([null])
})
