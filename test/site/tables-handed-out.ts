import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {readCsv} from '../../experiments/artifacts/csv.ts';

/** What is wrong with the CSV files of a built site, read as programs and spreadsheets read them. */
export function tableFaults(folder: string): string[] {
  const files = globSync('**/*.csv', {cwd: folder}).sort();
  if (files.length < 3) return [`${files.length} CSV files (expected many)`];
  return files.flatMap((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    return faultsOf(text).map((fault) => `${file}: ${fault}`);
  });
}

/** What is wrong with a table: ragged rows, headings that stand twice, columns that are neither numbers nor texts. */
export function faultsOf(text: string): string[] {
  if (/[^\0-\x7f]/.test(text) !== text.startsWith('\uFEFF'))
    return ['UTF-8 without its mark, or the mark without need'];
  const [headings = [], ...rows] = readCsv(text);
  const ragged = rows.filter(({length}) => length !== headings.length).map((row) => `ragged: ${row}`);
  const twice = headings
    .filter((heading, place) => headings.indexOf(heading) !== place)
    .map((each) => `twice: ${each}`);
  const columns = headings.flatMap((heading, place) => {
    const cells = rows.map((row) => row[place] ?? '').filter(Boolean);
    const numbers = cells.filter((cell) => isNumber.test(cell));
    if (numbers.length === cells.length) return [];
    if (numbers.length > 0) return [`${heading}: both "${numbers[0]}" and texts`];
    return cells.filter((cell) => isTaken.test(cell)).map((cell) => `${heading}: ${cell} is taken for something else`);
  });
  return [...ragged, ...twice, ...columns];
}

const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]\d+)?$/; // without zeros in front, which would be lost
const isTaken = /^([=+@-]|\d+([-/.:]\d+)+$|[\d.,\s]+%?$|\d+e\d+$|(none|nan|na|null|n\/a|true|false|under \d.*)$)/i;

/** Where the page's tables say something else than their CSV files, cell by cell, beyond rounding. */
export function differencesFromPages(folder: string): string[] {
  let compared = 0;
  const differences = globSync('**/*.html', {cwd: folder}).flatMap((page) => {
    const html = readFileSync(path.join(folder, page), 'utf8');
    return [
      ...html.matchAll(/<div class="figure-notes">.*?href="([^"]+\.csv)".*?<table[^>]*>(.*?)<\/table>/gs),
    ].flatMap(([, href, table]) => {
      compared += 1;
      const file = `figures/${path.basename(href!)}`;
      return compare(cellsIn(table!), readCsv(readFileSync(path.join(folder, file), 'utf8'))).map(
        (difference) => `${file}, ${difference}`,
      );
    });
  });
  return compared > 3 ? differences : [`${compared} tables compared (expected many)`];
}

function cellsIn(table: string): string[][] {
  const rows = [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => decode(cell!.trim())),
  );
  return rows;
}

const decode = (text: string) =>
  text.replace(/&#(\d+);|&quot;|&lt;|&gt;|&amp;/g, (entity, code?: string) =>
    code ? String.fromCharCode(Number(code)) : ({'&quot;': '"', '&lt;': '<', '&gt;': '>'}[entity] ?? '&'),
  );

/** The page shows the first rows of each part of a long table, so each row is sought among all. */
function compare([shownHead = [], ...shownRows]: string[][], [head = [], ...rows]: string[][]): string[] {
  if (shownHead.join() !== head.join()) return [`headings: ${head} (${shownHead} on the page)`];
  return shownRows
    .filter((shown) => !rows.some((row) => row.every((cell, column) => agree(shown[column]!, cell))))
    .map((shown) => `no row like ${shown.join(' | ')}`);
}

/** Whether a cell of the page is what the file's cell is, rounded. */
function agree(shown: string, cell: string): boolean {
  if (shown === cell) return true;
  if (cell === '') return !/\d/.test(shown);
  if (shown === 'under 0.001') return Number(cell) < 0.001;
  const [, number = '', percent] = /^(.*?)(\u202f%)?$/.exec(shown.replaceAll(',', '').replace('\u2212', '-'))!;
  const step = 10 ** -(number.split('.')[1]?.length ?? 0);
  const value = Number(cell) * (percent ? 100 : 1);
  return Math.abs(Number(number) - value) <= step * 0.5000001;
}
