/** What the command's exit code says. The README's table comes from here. */
export const exitCodes = {
  done: { code: 0, meaning: 'done, or nothing to do' },
  found: {
    code: 1,
    meaning:
      '`--check` found something to fold, a pipeline or a write was refused (see `--fail-on`), or `verify` found another image',
  },
  failed: {
    code: 2,
    meaning: 'wrong usage, unreadable input, an internal error, or `verify` could not build',
  },
  interrupted: { code: 130, meaning: 'interrupted' },
} as const
