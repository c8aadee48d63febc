import type { CommandModel } from '../call.ts'
import { docker } from '../docker/index.ts'
import { cat } from './cat.ts'
import { compress } from './compress.ts'
import { cd, popd, pushd } from './cd.ts'
import { breakLoop, exit, leave } from './leave.ts'
import { declare, unset } from './declare.ts'
import { install } from './install.ts'
import { evaluate } from './eval.ts'
import { look } from './look.ts'
import { message } from './message.ts'
import { mkdir } from './mkdir.ts'
import { mktemp } from './mktemp.ts'
import { chmod, unseen } from './mode.ts'
import { buildah } from './buildah.ts'
import { basename, dirname, git, pwd, realpath } from './paths.ts'
import { calculate, getopts, read, shift } from './read.ts'
import { shell, source } from './shell.ts'
import { rm } from './rm.ts'
import { nothing, set, shellState } from './shell-state.ts'
import { tar } from './tar.ts'
import { tee } from './tee.ts'
import { test, inspect } from './test.ts'
import { touch } from './touch.ts'
import { transfer } from './transfer.ts'
import { trap } from './trap.ts'
import { write } from './write.ts'

/** Every command that has a model, by the name that scripts call it by. */
export const commands: Readonly<Record<string, CommandModel | undefined>> = {
  __proto__: null as never,
  docker,
  podman: docker,
  buildah,
  nerdctl: docker,
  cd,
  pushd,
  popd,
  mkdir,
  mktemp,
  rm,
  rmdir: rm,
  pwd,
  dirname,
  basename,
  realpath,
  readlink: realpath,
  git,
  echo: message,
  printf: message,
  export: declare,
  readonly: declare,
  local: declare,
  declare,
  typeset: declare,
  unset,
  set,
  shopt: shellState,
  umask: shellState,
  eval: evaluate,
  exit,
  return: leave,
  break: breakLoop,
  continue: breakLoop,
  getopts,
  mapfile: read,
  readarray: read,
  let: calculate,
  shift,
  trap,
  source,
  '.': source,
  sh: shell,
  bash: shell,
  dash: shell,
  read,
  wait: shellState,
  true: nothing,
  ':': nothing,
  sleep: nothing,
  date: nothing,
  test,
  '[': test,
  grep: inspect,
  diff: inspect,
  cmp: inspect,
  which: inspect,
  command: inspect,
  hash: inspect,
  type: inspect,
  false: inspect,
  ls: look,
  du: look,
  file: look,
  stat: look,
  cat,
  cp: transfer,
  mv: transfer,
  chmod,
  tar,
  gzip: compress,
  gunzip: compress,
  bzip2: compress,
  bunzip2: compress,
  xz: compress,
  unxz: compress,
  chown: unseen,
  chgrp: unseen,
  tee,
  ln: write,
  touch,
  install,
}
