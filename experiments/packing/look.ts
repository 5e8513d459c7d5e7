import {sides} from '../artifacts/schema.ts';
import type {Packing} from '../datasets/packed.ts';
import {open, raw} from './decode.ts';
import type {FoundImage} from './found.ts';

const mostLooked = 400;
const thumbnail = 16; // pixels each way
const colourful = 12; // of 255: how far red, green and blue of a pixel lie apart, on the average
const colourfulShare = 0.05; // so many of the images make it a data set in colour
const dark = 64; // of 255: what is below
const light = 192; // of 255: what is above
const groundShare = 0.5; // of its border: so much of an image that stands on a dark ground, or on a light one
const largestByDefault = 40;

/** What a sample of the images shows: their sizes, whether they are in colour, and on which ground they stand. */
export interface Looks {
  widths: {least: number; median: number; most: number};
  heights: {least: number; median: number; most: number};
  isOneSize: boolean;
  isColour: boolean;
  darkBorders: number; // 0 ... 1, of the images: those whose border is mostly dark
  lightBorders: number; // likewise
}

/** What grey values are: ink as MNIST has it, dark ink as on paper, or light as in photographs. */
export type Greys = 'ink' | 'paper' | 'light';

/** Looks at up to 400 images spread over all; what cannot be read is passed over. Throws where that is every one. */
export async function lookAt(images: readonly FoundImage[]): Promise<Looks> {
  const step = Math.max(1, images.length / mostLooked);
  const chosen = Array.from(
    {length: Math.min(mostLooked, images.length)},
    (_, place) => images[Math.floor(place * step)]!,
  );
  const seen = [];
  for (const image of chosen) seen.push(await glance(image).catch((error: Error) => `${image.name}: ${error.message}`));
  const readable = seen.filter((each) => typeof each !== 'string');
  if (readable.length === 0) throw new Error(`none of ${seen.length} images can be read: ${seen[0]}`);
  const of = (side: 'width' | 'height') => spread(readable.map((each) => each[side]));
  const [widths, heights] = [of('width'), of('height')];
  return {
    ...{widths, heights},
    isOneSize: widths.least === widths.most && heights.least === heights.most,
    isColour: readable.filter(({chroma}) => chroma > colourful).length > colourfulShare * readable.length,
    darkBorders: readable.filter(({border}) => border.dark > groundShare).length / readable.length,
    lightBorders: readable.filter(({border}) => border.light > groundShare).length / readable.length,
  };
}

/** What the grey values of images are that look so: by the ground on which most of them stand. */
export function proposeGreys({darkBorders, lightBorders}: Looks): Greys {
  return darkBorders > 0.5 ? 'ink' : lightBorders > 0.5 ? 'paper' : 'light';
}

/** The shape to pack images in that look so: their own size if it is small enough, a square of 40 pixels at most otherwise. */
export function proposeShape({
  widths,
  heights,
  isOneSize,
  isColour,
}: Looks): Pick<Packing['image'], 'height' | 'width' | 'channels'> {
  const channels = isColour ? 3 : 1;
  const [width, height] = [widths.median, heights.median];
  if (isOneSize && Math.max(width, height) <= sides.most && Math.min(width, height) >= sides.least)
    return {height, width, channels};
  const side = Math.max(sides.least, Math.min(largestByDefault, width, height));
  return {height: side, width: side, channels};
}

async function glance({load}: FoundImage) {
  const image = await load(); // opened twice: sharp clones an opened one with all that its bytes are a part of
  const {data, info} = await raw(open(image).resize({height: thumbnail, width: thumbnail, fit: 'fill'}), 3);
  const {autoOrient, width = info.width, height = info.height} = await open(image).metadata();
  const pixels = Array.from({length: thumbnail ** 2}, (_, place) => data.subarray(3 * place, 3 * place + 3));
  const chroma = mean(pixels.map((pixel) => Math.max(...pixel) - Math.min(...pixel)));
  const greys = pixels.filter((_, place) => isBorder(place)).map((pixel) => mean([...pixel]));
  const share = (isMeant: (grey: number) => boolean) => greys.filter(isMeant).length / greys.length;
  const border = {dark: share((grey) => grey < dark), light: share((grey) => grey > light)};
  return {width: autoOrient?.width ?? width, height: autoOrient?.height ?? height, chroma, border};
}

/** Whether a place of a thumbnail is at its border. */
function isBorder(place: number): boolean {
  return [Math.floor(place / thumbnail), place % thumbnail].some((at) => at === 0 || at === thumbnail - 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spread(values: readonly number[]): {least: number; median: number; most: number} {
  const sorted = values.toSorted((a, b) => a - b);
  return {least: sorted[0]!, median: sorted[Math.floor(sorted.length / 2)]!, most: sorted.at(-1)!};
}
