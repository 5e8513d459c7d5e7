/** A name as it may be shown: what would steer a terminal, or turn the direction of the text, is written as a code. */
export function shown(name: string): string {
  return name.replace(
    /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
}

/** The first few of many names, and how many more there are. */
export function shownFew(names: readonly string[], most = 5): string {
  const few = names.slice(0, most).map((name) => shown(name.length > 80 ? `${name.slice(0, 80)}...` : name));
  return few.join(', ') + (names.length > most ? `, and ${names.length - most} more` : '');
}

/** Whether `a` stands before, at or behind `b` by code units: the same on each machine, whatever its language. */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
