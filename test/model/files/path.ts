/** Paths in the model are absolute and clean: `/`, `/a/b`. */
export function join(...parts: readonly string[]): string {
  const done: string[] = []
  for (const part of parts.join('/').split('/')) {
    if (part === '..') done.pop()
    else if (part !== '' && part !== '.') done.push(part)
  }
  return '/' + done.join('/')
}

/** As a process with that working directory understands the word. */
export function from(cwd: string, word: string): string {
  return word.startsWith('/') ? join(word) : join(cwd, word)
}

export function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

export function base(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function isWithin(path: string, folder: string): boolean {
  return folder === '/' || path === folder || path.startsWith(`${folder}/`)
}

/** The path as seen from a folder above it: empty for the folder itself. */
export function below(path: string, folder: string): string {
  return folder === '/' ? path.slice(1) : path.slice(folder.length + 1)
}
