let last: Promise<void> = Promise.resolve()

/**
 * Waits until nobody else of this process works among the user's own images, where it is told by what was there
 * before whose an image is.
 * @returns ends the turn
 */
export async function takeTurn(): Promise<() => void> {
  const before = last
  let end = () => {}
  last = new Promise((resolve) => (end = resolve))
  await before
  return end
}
