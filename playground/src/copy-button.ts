import { copyText } from './clipboard.ts'

/**
 * Lets a button copy a text, and say in its own words that it did.
 * @param done has the role of a status
 */
export function copies(button: HTMLElement, done: HTMLElement, text: () => string): void {
  button.addEventListener('click', async () => {
    done.textContent = (await copyText(text())) ? 'copied' : 'the browser does not let a page copy'
  })
}
