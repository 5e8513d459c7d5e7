/** What the head of a page may say of it, besides what its sections need. */
type Field = 'layout' | 'path' | 'title' | 'description' | 'question' | 'after' | LessonField;

/** What that of a lesson says besides. */
type LessonField = 'order' | 'pupils' | 'bring' | 'sets' | 'needs';

/** A field at the head of a page in MDX, without quotes around it, whatever its line ends; empty where it is not there. */
export function fieldIn(source: string, name: Field): string {
  const [, head = ''] = source.match(/^---\r?\n(.*?)^---\r?$/ms) ?? [];
  const value = head.match(new RegExp(`^${name}: *(.*?) *\\r?$`, 'm'))?.[1] ?? '';
  return value.replace(/^(['"])(.*)\1$/, '$2');
}
