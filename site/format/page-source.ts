/** A field at the head of a page in MDX, whatever its line ends; empty where it is not there. */
export function fieldIn(source: string, name: 'path' | 'title'): string {
  return source.match(new RegExp(`^${name}: (.*?)\\r?$`, 'm'))?.[1] ?? '';
}
