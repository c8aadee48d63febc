import { quote } from 'shell-quote'

/** A word quoted for a shell, where that is needed: `quote` protects more, and people should recognise what they typed. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : quote([word])
}
