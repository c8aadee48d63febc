import type { CommandModel } from '../call.ts'

/** `set`, `exit`, `trap` and the like change the shell and no file; what they run later is not followed. */
export const shellState: CommandModel = () => ({ role: 'shell', status: 'success', output: [] })

export const nothing: CommandModel = (call) => ({
  role: 'shell',
  status: 'success',
  ...(call.name === 'date' ? {} : { output: [] }),
})
