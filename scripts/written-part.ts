import {readFile} from 'node:fs/promises';
import {writeAtomically} from '../experiments/artifacts/files.ts';

/** Writes parts of a text file anew, by their names, where they differ. */
export async function writeParts(file: string, parts: Readonly<Record<string, string>>): Promise<void> {
  const text = await readFile(file, 'utf8');
  const updated = replaceParts(text, parts, file);
  if (updated !== text) await writeAtomically(file, updated);
}

/** The text of `source` with each part between its two marks replaced, its line ends kept; throws where they are not there. */
export function replaceParts(text: string, parts: Readonly<Record<string, string>>, source = 'text'): string {
  const replaced = Object.entries(parts).reduce((all, [name, part]) => replacePart(all, name, part, source), text);
  return text.includes('\r\n') ? replaced.replace(/\r?\n/g, '\r\n') : replaced;
}

function replacePart(text: string, name: string, part: string, source: string): string {
  const [start, end] = [`<!-- ${name}: written by npm run experiments -->`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(
      `invalid ${source}: no part to replace (expected "${start}" and "${end}" below it): put both lines back, as with git restore`,
    );
  return `${text.slice(0, from)}${start}\n\n${part}\n\n${text.slice(to)}`;
}

/** A table of Markdown; `columns` are headings, those of numbers with a colon after the name. */
export function renderTable(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((column) => (column.endsWith(':') ? '---:' : '---'));
  return [line(columns.map((column) => column.replace(/:$/, ''))), line(rule), ...rows.map(line)].join('\n');
}

/** A share in per cent, with two decimals. */
export function percent(share: number): string {
  return (share * 100).toFixed(2);
}
