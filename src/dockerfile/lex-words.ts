import { isSpace } from './blanks.ts'

/** Cuts a text into words while it comes in, as BuildKit's `wordsStruct` does. */
export class Words {
  private readonly done: string[] = []
  private current = ''

  add(text: string): void {
    for (const char of text) {
      if (!isSpace(char)) this.current += char
      else this.cut()
    }
  }

  addRaw(text: string): void {
    this.current += text
  }

  all(): readonly string[] {
    this.cut()
    return this.done
  }

  private cut(): void {
    if (this.current !== '') this.done.push(this.current)
    this.current = ''
  }
}
