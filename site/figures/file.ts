import {asPart, frame} from '../drawings/frame.ts';
import {layOut} from '../drawings/lay-out.ts';
import {fullAddress} from '../format/links.ts';
import {embed} from '../images/embed.ts';
import {report} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {plain} from '../report/phrases.ts';
import {drawFigure} from './drawing.ts';
import {type Figure, originOf} from './figure.ts';
import type {Standing} from './outline.ts';
import {stillOf} from './stills.ts';

const drawn = new WeakMap<Records, Map<string, Promise<string>>>();

/** The SVG file of a figure with its title, its finding and its source; in a build it is drawn once. */
export function figureFile(figure: Figure, records: Records, standing: Standing): Promise<string> {
  if (import.meta.env?.DEV) return draw(figure, records, standing);
  const known = drawn.get(records) ?? new Map<string, Promise<string>>();
  drawn.set(records, known);
  const file = known.get(figure.id) ?? draw(figure, records, standing);
  known.set(figure.id, file);
  return file;
}

async function draw(figure: Figure, records: Records, {number, path}: Standing): Promise<string> {
  const address = fullAddress(path);
  return frame({
    title: plain(records, figure.title(records)),
    finding: plain(records, figure.finding(records)),
    alternative: figure.alternative(records),
    source: [`Source: ${report.title}, figure ${number}${address ? `, ${address}` : ''}`, originOf(figure, records)],
    content: await contentOf(figure, records),
  });
}

async function contentOf(figure: Figure, records: Records) {
  const still = stillOf(figure, records);
  if (still) return layOut(still);
  return asPart(
    await drawFigure(figure, records, 'wide', async (crop) => {
      const {width, height} = crop.tile;
      return {href: await embed(crop), x: 0, y: 0, width, height, tile: crop.tile, isLight: crop.kind === 'tile light'};
    }),
  );
}
