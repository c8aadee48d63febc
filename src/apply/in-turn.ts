const last = new Map<string, Promise<unknown>>()

/** Does one thing to a project after the other: the lock that keeps other processes away lets the own one in. */
export function inTurn<T>(root: string, work: () => Promise<T>): Promise<T> {
  const own = (last.get(root) ?? Promise.resolve()).then(work, work)
  last.set(root, own)
  const forget = () => {
    if (last.get(root) === own) last.delete(root)
  }
  own.then(forget, forget)
  return own
}
