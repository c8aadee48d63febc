import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { memoryProject } from '../../src/project/memory.ts'
import { runScripts } from '../../src/script/run.ts'
import { readScript } from '../../src/shell/parse.ts'
import { known } from '../../src/shell/value.ts'

const repository = { A: 'a\n', B: 'b without an end', 'd/A': 'below\n' }

/** What stands in F afterwards; `?` where shells differ, or only a run knows. */
const followed: readonly (readonly [script: string, text: string])[] = [
  ['cat > F <<EOF\none\n  two\nEOF', 'one\n  two\n'],
  ["cat > F <<'EOF'\n$X `x` \\$ \\\\\nEOF", '$X `x` \\$ \\\\\n'],
  ['cat > F <<"E O F"\n$X\nE O F', '$X\n'],
  ['cat > F <<E\\OF\n$X\nEOF', '$X\n'],
  ['X=1\ncat <<EOF > F\n$X ${X} "$X" \\$X \'$X\' ${Y-d}${X:+set}\nEOF', '?'],
  ['X=1\ncat <<EOF > F\n$X ${X} "$X" \\$X \'$X\' ${X:+set}\nEOF', '1 1 "1" $X \'1\' set\n'],
  ['cat <<EOF > F\na \\\nb \\\\\nc \\n \\" \\`\nEOF', 'a b \\\nc \\n \\" `\n'],
  ['cat <<-EOF > F\n\t\tone\n\t two\n\tEOF', 'one\n two\n'],
  ["cat <<-'EOF' > F\n\ta \\\n\tb\n\tEOF", 'a \\\nb\n'],
  ['cat <<-EOF > F\n\ta \\\n\tb\n\tEOF', '?'],
  ['cat > F <<EOF\n$(date)\nEOF', '?'],
  ['cat > F <<EOF\n$1\nEOF', '?'],
  ['cat > F <<EOF\n$((1+1))\nEOF', '?'],
  ['cat > F <<EOF\nEOF', ''],
  ['echo a b   c > F', 'a b c\n'],
  ['echo "a  b" \'c\' > F', 'a  b c\n'],
  ['echo -n a > F; echo b >> F', 'ab\n'],
  ['echo > F', '\n'],
  ["echo 'a\\nb' > F", '?'],
  ['echo -e a > F', '?'],
  ['printf "a\\nb\\t%%\\\\\\n" > F', 'a\nb\t%\\n'],
  ["printf '%s\\n' a 'b c' > F", 'a\nb c\n'],
  ["printf '%s=%s;' a 1 b > F", 'a=1;b=;'],
  ["printf '%s\\n' > F", '\n'],
  ["printf '%d' 3 > F", '?'],
  ["printf '\\101' > F", '?'],
  ['cat A B A > F', 'a\nb without an enda\n'],
  ['cat A - > F <<EOF\nx\nEOF', 'a\nx\n'],
  ['cat < A > F', 'a\n'],
  ['echo x | cat A - > F', 'a\nx\n'],
  ['cp A F; echo x >> F', 'a\nx\n'],
  ['cp A F; cp F G; rm F; mv G F', 'a\n'],
  ['mv A F; mv F A; cp A F', 'a\n'],
  ['cp d/A .; cp A F', 'below\n'],
  ['cp -r d F; cp F/A G; rm -r F; mv G F', 'below\n'],
  ['mkdir x; cp d/* x; cp x/A F', 'below\n'],
  ['mkdir x; cp -r d/. x; cp x/A F', 'below\n'],
  ['ln -s A F', 'a\n'],
  ['ln -s ../A d/L; cp d/L F', '?'],
  ['ln -s A F; echo x >> F', '?'],
  ['ln -s A L; echo x >> L; cp A F', '?'],
  ['ln -s A F; rm F; cp B F', 'b without an end'],
  ['ln -s A F; ln -sf B F', 'b without an end'],
  ['touch F; cp A F; touch F', '?'],
  ['[ -n "$X" ] && cp A F || cp B F', '?'],
  ['tee F > /dev/null <<EOF\nx\nEOF', 'x\n'],
  ['echo x | tee F > /dev/null; echo y | tee -a F > /dev/null', 'x\ny\n'],
  ['echo x | sed s/x/y/ | tee F > /dev/null', '?'],
  ['cp A F; sed -i s/a/b/ F', '?'],
  ['cp -n A F', '?'],
  ['{ echo a; echo b; } > F', '?'],
  ['f() { echo "$1" > F; }\nf x', 'x\n'],
  ['for x in a b; do echo $x >> F; done', 'a\nb\n'],
]

describe('what stands in a file', () => {
  test.each(followed)('%j', (text, expected) => {
    expect(interpreted(text)).toBe(expected)
    if (expected !== '?') for (const shell of ['bash', 'dash']) expect(run(shell, text)).toBe(expected)
  })
})

function interpreted(text: string): string {
  const reading = readScript('build.sh', text)
  if (!reading.ok) throw new Error(reading.error.message)
  const world = runScripts(memoryProject({ ...repository, 'build.sh': text }), [
    { script: reading.script, cwd: '' },
  ])
  const content = world.host.contentOf('F')
  if (content?.kind === 'copy') return content.isFolder ? '?' : world.project.read(content.of)!.text
  return content ? (known(content.text) ?? '?') : '?'
}

function run(shell: string, text: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'stagefold-written-'))
  try {
    mkdirSync(join(folder, 'd'))
    for (const [path, content] of Object.entries(repository)) writeFileSync(join(folder, path), content)
    spawnSync(shell, ['-c', text], { cwd: folder })
    return existsSync(join(folder, 'F')) ? readFileSync(join(folder, 'F'), 'utf8') : null
  } finally {
    rmSync(folder, { recursive: true })
  }
}
