const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does work that needs a moment to stop: a signal then aborts it instead of ending the process.
 * @param onSecond for a person who does not want to wait for that; a second signal changes nothing without it
 */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
  onSecond: () => void = () => {},
): Promise<T> {
  const controller = new AbortController()
  const abort = () => (controller.signal.aborted ? onSecond() : controller.abort())
  const held = SIGNALS.map((name) => ({ name, listeners: process.rawListeners(name) }))
  for (const { name } of held) process.removeAllListeners(name).on(name, abort)
  try {
    return await work(controller.signal)
  } finally {
    for (const { name, listeners } of held) {
      process.off(name, abort)
      for (const listener of listeners) process.on(name, listener as NodeJS.SignalsListener)
    }
  }
}
