/** What the command's exit code says. The README's table comes from here. */
export const exitCodes = {
  done: { code: 0, meaning: 'done, or nothing to do' },
  found: { code: 1, meaning: '`--check` found something to fold, or a pipeline or a write was refused' },
  failed: { code: 2, meaning: 'wrong usage, unreadable input, or an internal error' },
  interrupted: { code: 130, meaning: 'interrupted' },
} as const
