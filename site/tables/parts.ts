import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {link} from '../format/links.ts';
import type {SheetName} from '../images/sheets.ts';
import type {Quote} from '../records/values.ts';

/** A piece of what stands in a cell: words, a recorded number with its source, an element around others, a picture. */
export type Part = string | Quote | Element | Picture;

/** What stands in a cell: nothing, a part, or several one after another. */
export type Content = undefined | Part | readonly Part[];

interface Element {
  tag: 'a' | 'b' | 'code' | 'small' | 'span' | 'time';
  attributes: Record<string, string | undefined>;
  inside: Content;
}

interface Picture {
  dataset: DatasetName;
  sheet: SheetName;
  place: number;
}

/** A link to a page of the site. */
export function linkTo(path: string, inside: Content): Part {
  return {tag: 'a', attributes: {href: link(path)}, inside};
}

/** A file of the site to take away: `name` is what the reader's copy is called. */
export function fileAt(path: string, inside: Content, name = '', heard?: string): Part {
  const attributes = {href: link(path), download: name, 'data-astro-prefetch': 'false', 'aria-label': heard};
  return {tag: 'a', attributes, inside};
}

/** Text in the font of code; of what is shortened `whole` is all of it. */
export function code(text: string, whole?: string): Part {
  return {tag: 'code', attributes: {title: whole}, inside: text};
}

/** The beginning of a digest, which is whole where one points at it. */
export function digest(whole: string, length: number): Part {
  return code(`${whole.slice(0, length)}…`, whole);
}

/** Words for those who hear the page. */
export function heard(text: string): Part {
  return {tag: 'span', attributes: {class: 'for-reader'}, inside: text};
}

/** What is written in bold. */
export function bold(inside: Content): Part {
  return {tag: 'b', attributes: {}, inside};
}

/** A place that an address may lead to. */
export function anchor(id: string): Part {
  return {tag: 'span', attributes: {id}, inside: undefined};
}

/** A moment, to the minute. */
export function moment(date: string): Part {
  return {tag: 'time', attributes: {datetime: date}, inside: date.slice(0, 16).replace('T', ' ')};
}

/** The ends of an interval, recorded, in small letters under what it is of. */
export function range(inside: Content): Part {
  return {tag: 'small', attributes: {class: 'range'}, inside};
}
