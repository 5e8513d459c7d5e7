import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fieldIn} from '../format/page-source.ts';
import {type PageHead, readHead} from './page-head.ts';

/** A page of a chapter: one of site/pages/, or in a report's own folder pages/, beside its report.ts. */
export interface ChapterPage extends PageHead {
  file: string;
  isAdded: boolean; // whether it takes no other page's place
}

const pagesFolder = path.join('site', 'pages');

/** The pages of chapters in site/pages/: those that say which question they answer. */
export const commonPages: readonly ChapterPage[] = globSync('*.mdx', {cwd: pagesFolder})
  .sort()
  .map((name) => path.join(pagesFolder, name))
  .map((file) => ({...readHead(readFileSync(file, 'utf8')), file, isAdded: true}))
  .filter(({question}) => question !== '');

/** The pages of the report's own, by their names. */
export const ownPages: readonly ChapterPage[] = readOwnPages(process.env.REPORT);

/** The pages that a report in a folder has of its own. Throws what is wrong with one, with its file. */
export function readOwnPages(report: string | undefined): ChapterPage[] {
  if (!report) return [];
  const files = globSync(path.join(path.resolve(report), 'pages', '*.mdx')).sort();
  return files.map((file) => readOwnPage(file, readFileSync(file, 'utf8')));
}

/** The file of the page in MDX at a path: the report's own, or else that of site/pages/. */
export function pageFile(path: string): string {
  return ownPages.find((page) => page.path === path)?.file ?? sourceFile(nameOf(path));
}

/** The files of all pages in MDX. */
export function pageFiles(): string[] {
  const names = globSync('*.mdx', {cwd: pagesFolder}).map((file) => path.basename(file, '.mdx'));
  return [
    ...names.map((name) => pageFile(pathOf(name))),
    ...ownPages.filter(({isAdded}) => isAdded).map(({file}) => file),
  ];
}

function readOwnPage(file: string, source: string): ChapterPage {
  const name = path.basename(file, '.mdx');
  const fail = (fault: string, expected: string) => {
    throw new Error(`invalid page ${file}: ${fault} (expected ${expected})`);
  };
  const isAdded = !existsSync(sourceFile(name));
  const head = readHead(source);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) fail('its name', 'a ... z, 0 ... 9 and hyphens between them');
  if (isAdded && isTaken(name)) fail('the report has another page at this address', 'another name');
  if (!fieldIn(source, 'layout')) fail('no layout at its head', 'layout: ../layouts/Chapter.astro');
  if (head.path !== pathOf(name)) fail('another path at its head', `path: ${pathOf(name)}`);
  if (!head.title) fail('no title at its head', 'title: and words');
  if (isAdded && !head.question) fail('no question at its head', 'question: and what the page answers');
  const unknown = unknownComponent(source);
  if (unknown) fail(`unknown component: ${unknown}`, `import ${unknown} from ..., as pages in site/pages/ have it`);
  return {...head, file, isAdded};
}

/** A component that a page shows and does not import. */
function unknownComponent(source: string): string | undefined {
  const text = source.replace(/```.*?```|`[^`\n]*`|\{\/\*.*?\*\/\}/gs, '');
  const known = text.match(/^(?:import\b.*?\bfrom\b|export\b.*?=)/gms)?.join(' ') ?? '';
  const shown = [...text.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name!);
  return shown.find((name) => !['About', 'Otherwise'].includes(name) && !new RegExp(`\\b${name}\\b`).test(known));
}

/** Whether pages that are no text in MDX have a name in their addresses. */
function isTaken(name: string): boolean {
  return existsSync(path.join(pagesFolder, name)) || existsSync(path.join(pagesFolder, `${name}.astro`));
}

function sourceFile(name: string): string {
  return `site/pages/${name}.mdx`;
}

function pathOf(name: string): string {
  return name === 'index' ? '/' : `/${name}/`;
}

function nameOf(path: string): string {
  return path.slice(1, -1) || 'index';
}
