// How large the house is: `node test/measures.ts` prints it, and house.test.ts holds it to its limits.

import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** So many lines from one place on. */
export interface Length {
  at: string; // "site/live/network/stage.ts:20", or a file
  lines: number;
}

/** All files of the house, by their paths. */
export const files = globSync('{experiments,scripts,site}/**/*', {withFileTypes: true})
  .filter((entry) => entry.isFile())
  .map(({parentPath, name}) => path.join(parentPath, name));

/** Those that import others. */
export const importers = files.filter((file) => /\.(ts|astro|mdx|mjs)$/.test(file));

const scripts = files.filter((file) => /\.(ts|cjs|mjs)$/.test(file));
const textual = /\.(ts|cjs|mjs|astro|mdx|css|cc|h|py)$/;
const written = /\.(ts|cjs|mjs|astro|cc|h|py)$/; // a style sheet is a list of rules, a page is text

/** The folders and how many files each holds itself, the largest first. */
export function folderSizes(): [folder: string, count: number][] {
  const folders = Map.groupBy(files, (file) => path.dirname(file));
  return [...folders]
    .map(([folder, inside]): [string, number] => [folder, inside.length])
    .toSorted(([, a], [, b]) => b - a);
}

/** The functions that have a body, the longest first. */
export function functionLengths(): Length[] {
  return longestFirst(scripts.flatMap(functionsIn));
}

/** The files of code, each without its longest literal, which may be a figure, a schema, a list; the longest first. */
export function fileLengths(): Length[] {
  return longestFirst(files.filter((file) => written.test(file)).map(lengthOf));
}

/** All lines of text in the house. */
export function lineCount(): number {
  return files.filter((file) => textual.test(file)).reduce((sum, file) => sum + linesOf(file), 0);
}

/** The files that a file imports, for their types too. */
export function importsOf(file: string): string[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(/(?:from|import)[ (]'(\.[^']+)'/g);
  const imported = [...specifiers].map(([, specifier]) => path.join(path.dirname(file), specifier!));
  return imported.filter((each) => existsSync(each)); // others stand in texts of files that are only begun
}

/** Files that import one another in a circle. */
export function fileCircles(): string[][] {
  const known = new Set(importers);
  const arrows = importers.map((file) => [file, importsOf(file).filter((imported) => known.has(imported))] as const);
  return circlesIn(new Map(arrows));
}

/** Folders, none within another, whose files import from one another in a circle. */
export function folderCircles(): string[][] {
  const holds = (folder: string, other: string) => `${other}/`.startsWith(`${folder}/`);
  const arrows = importers
    .flatMap((file) => importsOf(file).map((imported) => ({from: path.dirname(file), to: path.dirname(imported)})))
    .filter(({from, to}) => !holds(from, to) && !holds(to, from));
  const folders = [...Map.groupBy(arrows, ({from}) => from)].map(
    ([from, all]) => [from, all.map(({to}) => to)] as const,
  );
  return circlesIn(new Map(folders));
}

/** Those that one comes back to by following the arrows: in groups. */
export function circlesIn(arrows: ReadonlyMap<string, readonly string[]>): string[][] {
  const reached = new Map<string, Set<string>>();
  for (const start of arrows.keys()) {
    const seen = new Set<string>();
    const next = [...(arrows.get(start) ?? [])];
    for (let one = next.pop(); one !== undefined; one = next.pop()) {
      if (seen.has(one)) continue;
      seen.add(one);
      next.push(...(arrows.get(one) ?? []));
    }
    reached.set(start, seen);
  }
  const inCircle = [...arrows.keys()].filter((one) => reached.get(one)!.has(one));
  return [...Map.groupBy(inCircle, (one) => inCircle.filter((other) => reached.get(one)!.has(other)).join()).values()];
}

function longestFirst(lengths: readonly Length[]): Length[] {
  return lengths.toSorted((a, b) => b.lines - a.lines);
}

function linesOf(file: string): number {
  return readFileSync(file, 'utf8').trimEnd().split('\n').length;
}

function lengthOf(file: string): Length {
  return {at: file, lines: linesOf(file) - (scripts.includes(file) ? longestLiteral(file) : 0)};
}

function longestLiteral(file: string): number {
  const {source, lineAt} = parse(file);
  const literals = source.statements.filter(ts.isVariableStatement).filter(({declarationList}) => {
    const {initializer} = declarationList.declarations[0]!;
    return initializer && !ts.isFunctionLike(initializer);
  });
  return Math.max(0, ...literals.map((each) => lineAt(each.getEnd()) - lineAt(each.getStart()) + 1));
}

function functionsIn(file: string): Length[] {
  const {source, lineAt} = parse(file);
  const found: Length[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const start = lineAt(node.getStart());
      found.push({at: `${file}:${start}`, lines: lineAt(node.getEnd()) - start + 1});
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function parse(file: string): {source: ts.SourceFile; lineAt: (place: number) => number} {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return {source, lineAt: (place) => source.getLineAndCharacterOfPosition(place).line + 1};
}

/** Prints all measures. */
function print(): void {
  const [functions, lengths, folders] = [functionLengths(), fileLengths(), folderSizes()];
  const long = functions.filter(({lines}) => lines > 40);
  const first = (all: readonly Length[]) => all.slice(0, 5).map(({at, lines}) => `${at} ${lines}`);
  const circles = (all: string[][]) => [all.length, all.map((circle) => circle.join(' '))] as const;
  const table: [measure: string, value: number | string, most?: readonly string[]][] = [
    ['files', files.length],
    ['lines', lineCount()],
    ['files in the largest folder', folders[0]![1], folders.slice(0, 5).map((folder) => folder.join(' '))],
    ['loose files in site/', files.filter((file) => path.dirname(file) === 'site').length],
    ['circles of files', ...circles(fileCircles())],
    ['circles of folders', ...circles(folderCircles())],
    ['functions', functions.length],
    ['of them over 40 lines', `${((100 * long.length) / functions.length).toFixed(2)} %`, first(functions)],
    ['lines of the longest file, without its longest literal', lengths[0]!.lines, first(lengths)],
  ];
  for (const [measure, value, most = []] of table)
    console.log(`${measure}: ${value}${most.length > 0 ? ` (${most.join('; ')})` : ''}`);
}

if (import.meta.main) print();
