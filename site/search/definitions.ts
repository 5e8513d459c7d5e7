/** A term of the glossary, as the search page knows it. */
export interface Definition {
  names: string[]; // its name, then its other forms
  text: string;
  url: string; // with the base path
}

/** Loads all terms of the glossary; `base` ends in a slash. */
export async function loadDefinitions(base: string): Promise<Definition[]> {
  const answer = await fetch(`${base}glossary/terms.json`);
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return (await answer.json()) as Definition[];
}

/** The term that was asked for by its name or another form of it, in any case; by its beginning where none is called so. */
export function definitionOf(definitions: readonly Definition[], text: string): Definition | undefined {
  const asked = text.toLowerCase();
  const named = (isIt: (name: string) => boolean) =>
    definitions.find(({names}) => names.some((name) => isIt(name.toLowerCase())));
  return named((name) => name === asked) ?? (asked.length > 3 ? named((name) => name.startsWith(asked)) : undefined);
}
