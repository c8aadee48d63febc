/** Writing is synchronous: only between two units can a signal be heard. */
export function signalsTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
