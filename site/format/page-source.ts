/** What the head of a page may say of it, besides what its sections need. */
type Field =
  | 'layout'
  | 'path'
  | 'title'
  | 'description'
  | 'question'
  | 'after'
  | 'order'
  | 'further'
  | 'general-title'
  | 'general-question'
  | LessonField;

/** What that of a lesson says besides. */
type LessonField = 'pupils' | 'bring' | 'sets' | 'needs';

/** A field at the head of a page in MDX, without quotes around it, whatever its line ends; empty where it is not there. */
export function fieldIn(source: string, name: Field): string {
  const value = headOf(source).match(new RegExp(`^${name}: *(.*?) *\\r?$`, 'm'))?.[1] ?? '';
  return value.replace(/^(['"])(.*)\1$/, '$2');
}

/** What the head of a chapter lists under `needs`: of which records its sections tell, by their ids, and the chapter itself. */
export function needsIn(source: string): Map<string, string> {
  const needs = headOf(source).matchAll(/^ {2}([\w-]+): (\S+)\r?$/gm);
  return new Map([...needs].map(([, id, need]) => [id!, need!]));
}

function headOf(source: string): string {
  return source.match(/^---\r?\n(.*?)^---\r?$/ms)?.[1] ?? '';
}
