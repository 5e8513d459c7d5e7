import {existsSync, readFileSync} from 'node:fs';
import {type Chapter, chapters} from './chapters.ts';
import {type Figure, isReady} from './figures/figure.ts';
import {figureNamed, figures} from './figures/index.ts';
import {loadRecords, type Records} from './records.ts';
import {progress} from './studies.ts';
import {read} from './values.ts';

/** What a report has: that for which there are records. The rest is left out, with every link to it. */
export interface Outline {
  chapters: Chapter[]; // in reading order
  figures: string[]; // ids in the order in which readers meet them: their places are their numbers
  sources: Map<string, string>; // by a chapter's path: its MDX, without the sections that are left out
  lacks(address: string): boolean; // whether a page or a section (/tuning/#the-grid) is left out
  sectionsCut(path: string): string[]; // ids of the sections that a chapter is without
}

/** A stretch of a chapter under a heading of the second level; what stands above the first has no id. */
interface Section {
  id: string;
  source: string;
}

/** Pages that tell of a finding, with those below them. */
const pages = [
  {path: '/hard-images/', needs: 'findings/hard-images'},
  {path: '/look-alikes/', needs: 'findings/atlas'},
  {path: '/map/', needs: 'findings/embeddings'},
];

let known: {records: Records; outline: Outline} | undefined;

/** The outline of the report that is being built. */
export async function loadOutline(): Promise<Outline> {
  const records = await loadRecords();
  if (known?.records !== records || import.meta.env?.DEV) known = {records, outline: outlineOf(records)};
  return known.outline;
}

/** The outline of a report of these records. */
export function outlineOf(records: Records): Outline {
  const isReadyFigure = (id: string) => isReady(figureNamed(id), records);
  const all = chapters.map((chapter) => {
    const parts = Map.groupBy(sectionsOf(sourceOf(chapter)), ({source}) => stands(source, records, isReadyFigure));
    const [kept, cut] = [parts.get(true) ?? [], parts.get(false) ?? []];
    return {chapter, kept, cut, isTold: hasNeeds(chapter, records) && kept.some(({id}) => id)};
  });
  const told = all.filter(({isTold}) => isTold);
  const sources = new Map(told.map(({chapter, kept}) => [chapter.path, kept.map(({source}) => source).join('')]));
  const absent = [
    ...all.filter(({isTold}) => !isTold).map(({chapter}) => chapter),
    ...pages.filter((page) => !hasNeeds(page, records)),
  ];
  const sectionsCut = (path: string) => told.find(({chapter}) => chapter.path === path)?.cut.map(({id}) => id) ?? [];
  return {
    chapters: told.map(({chapter}) => chapter),
    figures: [...sources.values()].flatMap(tagsIn).filter(isReadyFigure),
    sources,
    lacks(address) {
      const [path = '', id = ''] = address.split('#');
      return absent.some((page) => path.startsWith(page.path)) || sectionsCut(path).includes(id);
    },
    sectionsCut,
  };
}

function hasNeeds({needs}: Pick<Chapter, 'needs'>, records: Records): boolean {
  return needs === undefined || isThere(records, needs);
}

/** The figures that the report shows. */
export function shownFigures(outline: Outline): Figure[] {
  return figures.filter((figure) => isShown(figure, outline));
}

/** Those of them that are charts; the curves of single runs are not among them. */
export function shownCharts(outline: Outline, records: Records): Figure[] {
  return figures.filter((figure) => isChart(figure, outline, records));
}

/** Whether a figure is one of those. */
export function isChart(figure: Figure, outline: Outline, records: Records): boolean {
  return isShown(figure, outline) && figure.chart?.(records, 'wide') !== undefined;
}

function isShown({id}: Figure, outline: Outline): boolean {
  return outline.figures.includes(id);
}

/** Whether there are records at an address: a study of which a trial has finished, a finding, a search, timings. */
export function isThere(records: Records, address: string): boolean {
  const [collection, name = ''] = address.split('/');
  switch (collection) {
    case 'studies':
      return progress(records.studies[name]).finished > 0;
    case 'findings':
      return name in records.findings;
    case 'speed':
      return records.speed.length > 0;
    default:
      throw new Error(`invalid need: ${address} (expected studies/<name>, findings/<name> or speed)`);
  }
}

/** A section stands if all that it needs and quotes is there and, where it has figures, one of them. */
function stands(source: string, records: Records, hasFigure: (id: string) => boolean): boolean {
  const needs = [...source.matchAll(/\{\/\* needs (\S+) \*\/\}/g)].map(([, need]) => need!);
  const quotes = [...source.matchAll(/<Value at="([^"]+)"(?: minus="([^"]+)")?/g)];
  const shown = tagsIn(source);
  return (
    needs.every((need) => isThere(records, need)) &&
    quotes.every(([, at, minus]) => read(records, {at: at!, minus}).value !== null) &&
    (shown.length === 0 || shown.some(hasFigure))
  );
}

function sourceOf({path}: Chapter): string {
  const file = `site/pages/${path.slice(1, -1) || 'index'}.mdx`;
  if (!existsSync(file)) throw new Error(`missing chapter: ${file} (expected by site/chapters.ts)`);
  return readFileSync(file, 'utf8');
}

function sectionsOf(source: string): Section[] {
  return source.split(/^(?=## )/m).map((part) => ({id: part.startsWith('## ') ? slug(part) : '', source: part}));
}

/** The id that a heading gets. */
function slug(section: string): string {
  const [, words = ''] = section.match(/^## (.*)$/m) ?? [];
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}

/** The ids of the figures that a page shows, from the top down. */
function tagsIn(source: string): string[] {
  return [...source.matchAll(/<Figure id="([^"]+)"/g)].map(([, id]) => id!);
}
