/**
 * Control characters as the pictures that Unicode has for them: text from a stranger's file must not drive
 * the reader's terminal. Line feeds are left, tabs become blanks.
 */
export function visible(text: string): string {
  return text.replace(/\t/g, '    ').replace(unsafe, picture)
}

/** C0 and C1 controls, and the marks that turn the direction of writing. */
// eslint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

function picture(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}
