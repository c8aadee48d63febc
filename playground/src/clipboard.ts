/** @returns whether the text is on the clipboard: not every browser lets a page of a disk do that */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
