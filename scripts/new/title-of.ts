import {capitalize} from '../../site/format/words.ts';

/** A name with hyphens as a title: "Garden leaves". */
export function titleOf(name: string): string {
  return capitalize(name.replaceAll('-', ' '));
}
