/** How many come first, of a list in which those that `isFirst` holds for come before all others. */
export function countFirst<Item>(list: readonly Item[], isFirst: (item: Item) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isFirst(list[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
