import {readFileSync} from 'node:fs';
import {needsIn} from '../format/page-source.ts';
import {datasetNames} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {progress} from '../records/studies.ts';
import {read} from '../records/values.ts';
import {type Chapter, chapters} from '../report/chapters.ts';
import {lessons} from '../report/lessons.ts';
import {pageFile} from '../report/own-pages.ts';
import {ofTheseSets} from '../report/sets.ts';
import {type Figure, isReady} from './figure.ts';
import {figureNamed, figures} from './index.ts';

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
  needs?: string | undefined; // what its words rest on besides what it shows; the chapter's front matter says it under `needs`
}

/** Pages that tell of a finding, with those below them. */
const pages = [
  {path: '/hard-images/', needs: 'findings/hard-images'},
  {path: '/look-alikes/', needs: 'findings/atlas'},
  {path: '/map/', needs: 'findings/embeddings'},
];

const readiness = new WeakMap<Records, Map<string, boolean>>();

/** The outline of a report of these records. */
export function outlineOf(records: Records): Outline {
  const isReadyFigure = (id: string) => isReadyIn(records, id);
  const all = chapters.map((chapter) => {
    const parts = inPage(chapter, (source) =>
      Map.groupBy(sectionsOf(source), (section) => stands(section, records, isReadyFigure)),
    );
    const [kept, cut] = [parts.get(true) ?? [], parts.get(false) ?? []];
    const isWhole = cut.length === 0; // as a page without headings is
    return {chapter, kept, cut, isTold: hasNeeds(chapter, records) && (isWhole || kept.some(({id}) => id))};
  });
  const told = all.filter(({isTold}) => isTold);
  const sources = new Map(told.map(({chapter, kept}) => [chapter.path, kept.map(({source}) => source).join('')]));
  const absent = [
    ...all.filter(({isTold}) => !isTold).map(({chapter}) => chapter),
    ...pages.filter((page) => !hasNeeds(page, records)),
    ...lessons.filter(({isShown, needs}) => !isShown || !needs.every((need) => isThere(records, need))),
  ];
  const sectionsCut = (path: string) => told.find(({chapter}) => chapter.path === path)?.cut.map(({id}) => id) ?? [];
  const shown = new Set([...sources.values()].flatMap(tagsIn)); // one that is shown again keeps its number
  return {
    chapters: told.map(({chapter}) => chapter),
    figures: [...shown].filter(isReadyFigure),
    sources,
    lacks(address) {
      const [path = '', id = ''] = address.split('#');
      return absent.some((page) => path.startsWith(page.path)) || sectionsCut(path).includes(id);
    },
    sectionsCut,
  };
}

/** Whether a figure is ready; tables take long, and while one writes the outline is made again for each page. */
function isReadyIn(records: Records, id: string): boolean {
  const known = readiness.get(records) ?? new Map<string, boolean>();
  readiness.set(records, known);
  const ready = known.get(id) ?? isReady(figureNamed(id), records);
  known.set(id, ready);
  return ready;
}

function hasNeeds({needs}: {needs?: string | undefined}, records: Records): boolean {
  return needs === undefined || isThere(records, needs);
}

/** The figures that the report shows. */
export function shownFigures(outline: Outline): Figure[] {
  return figures.filter((figure) => isShown(figure, outline));
}

/** The number of a figure, and where it stands first: "/tuning/#grid". */
export interface Standing {
  number: number;
  path: string;
}

/** Where a figure that the report shows stands. */
export function standingOf({figures: shown, sources}: Outline, id: string): Standing {
  const [path] = [...sources].find(([, source]) => tagsIn(source).includes(id))!;
  return {number: shown.indexOf(id) + 1, path: `${path}#${id}`};
}

/** The figures that can be taken as pictures. */
export function drawnFigures(outline: Outline, records: Records): Figure[] {
  return figures.filter((figure) => isDrawn(figure, outline, records));
}

/** Whether a figure is one of those: it is shown, and no chart of which there is nothing to draw yet. */
export function isDrawn(figure: Figure, outline: Outline, records: Records): boolean {
  return figure.chart ? isChart(figure, outline, records) : isShown(figure, outline);
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
    case 'searches':
      return name in records.searches;
    case 'speed':
      return records.speed.length > 0;
    default:
      throw new Error(`invalid need: ${address} (expected studies/<name>, findings/<name>, searches/<name> or speed)`);
  }
}

/** A section stands if all that it needs and quotes is there and, where it has figures, one of them. */
function stands(section: Section, records: Records, hasFigure: (id: string) => boolean): boolean {
  const {source} = section;
  const quotes = quotesIn(source);
  const shown = tagsIn(source);
  return (
    hasNeeds(section, records) &&
    quotes.every((quote) => read(records, quote).value !== null) &&
    (shown.length === 0 || shown.map(hasFigure).includes(true))
  );
}

/** The addresses that a section quotes; of each data set, where there is an asterisk for it. */
function quotesIn(source: string): {at: string; minus?: string | undefined}[] {
  return [...source.matchAll(/<(?:Value|EachSet) at="([^"]+)"(?: minus="([^"]+)")?/g)].flatMap(([, at, minus]) =>
    (at!.includes('*') ? datasetNames : ['']).map((dataset) => ({
      at: at!.replace('*', dataset),
      minus: minus?.replace('*', dataset),
    })),
  );
}

/** The ids of the figures that a chapter would show, from the top down. */
export function figuresIn(chapter: Chapter): string[] {
  return inPage(chapter, tagsIn);
}

/** What is read from a chapter's source; what is wrong with it is told with its file. */
function inPage<Read>({path}: Chapter, read: (source: string) => Read): Read {
  const file = pageFile(path);
  try {
    return read(ofTheseSets(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`invalid page ${file}: ${(error as Error).message}`, {cause: error});
  }
}

function sectionsOf(source: string): Section[] {
  const [first = '', ...others] = source.split(/^(?=## )/m);
  const needs = needsIn(first);
  const sections = others.map((part) => ({id: slug(part), source: part}));
  const unknown = [...needs.keys()].filter((id) => id !== 'chapter' && !sections.some((section) => section.id === id));
  if (unknown.length > 0)
    throw new Error(`unknown section: ${unknown[0]} (expected one of ${sections.map(({id}) => id).join(', ')})`);
  return [{id: '', source: first}, ...sections.map((section) => ({...section, needs: needs.get(section.id)}))];
}

/** The id that a heading gets. */
function slug(section: string): string {
  const [, words = ''] = section.match(/^## (.*)$/m) ?? [];
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}

function tagsIn(source: string): string[] {
  return [...source.matchAll(/<Figure id="([^"]+)"/g)].map(([, id]) => id!);
}
