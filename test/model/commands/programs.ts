import type { Program, Programs } from '../shell/process.ts'
import { cp, mv } from './copy.ts'
import { ln, mkdir, mkfifo, rm, rmdir, touch } from './folders.ts'
import { chmod, chown, setcap } from './rights.ts'
import { tar } from './tar.ts'
import { cat, cd, echo, env, grep, printf, sort, test, umask } from './text.ts'

const nothing: Program = () => 0
const no: Program = () => 1

/** What a shell has, on the host as in a container: programs and the built-in commands that matter. */
export const programs: Programs = new Map(
  Object.entries({
    cat,
    cd,
    chmod,
    chown,
    cp,
    echo,
    env,
    grep,
    ln,
    mkdir,
    mkfifo,
    mv,
    printf,
    rm,
    rmdir,
    setcap,
    sort,
    tar,
    test,
    touch,
    umask,
    '[': test,
    true: nothing,
    false: no,
  }),
)

/** The names that a base image has a file for. */
export const installed: readonly string[] = [
  'sh',
  ...[...programs.keys()].filter((name) => !['cd', 'umask'].includes(name)),
]
