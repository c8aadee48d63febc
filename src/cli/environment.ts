/** The environment variables that change what the command does. The help and the manual come from here. */
export const environment: readonly (readonly [name: string, meaning: string])[] = [
  ['NO_COLOR', 'set to anything: no colours'],
  ['TERM', '`dumb`: no colours'],
  [
    'XDG_STATE_HOME',
    'where the journals for `undo` are, of projects without git; `~/.local/state` without it',
  ],
  ['DOCKER_HOST, DOCKER_CONTEXT', 'the Docker daemon that `verify` builds on'],
  ['DOCKER_BUILDKIT', '`0`: `verify` builds with the classic builder'],
]
