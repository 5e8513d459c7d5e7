import sharp from 'sharp';
import {datasetNames, isInk, report} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {outline} from './letter-outline.ts';
import {firstSamples} from './pictures.ts';

export const pictureSize = {width: 1200, height: 630}; // what those who show links expect

/** What it shows, for those who cannot see it. */
export const pictureWords = `Images of ${report.datasets.map(({many}) => many).join(', and of ')}.`;

const longest = 112; // pixels of an image's longer side
const shownClasses = 10; // of each of the first two data sets, as many as there is room for
const left = (pictureSize.width - shownClasses * longest) / 2;
const topOf = (row: number) => 322 + row * (longest + 22);
const paper = [0x14, 0x17, 0x1a] as const;
const inks = [
  [0x8f, 0xd0, 0xf5],
  [0xf7, 0xc7, 0x66],
] as const;

/** The picture that stands for the report where a link to it is shown, as PNG: its name, and images. */
export async function drawPicture(records: Records): Promise<Buffer> {
  const rows = await Promise.all(inks.map((_, row) => rowOf(records, row)));
  return sharp(Buffer.from(drawWords())).composite(rows.flat()).png({compressionLevel: 9}).toBuffer();
}

function drawWords(): string {
  const {width, height} = pictureSize;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="100%" height="100%" fill="rgb(${paper})"/>
<path fill="#ecebe6" stroke="#ecebe6" stroke-width="2.4" d="${outline(report.title, {x: left, y: 152, size: 112})}"/>
<path fill="#a9aeb4" d="${outline(
    report.tagline.replace(/^./, (first) => first.toUpperCase()),
    {x: left, y: 232, size: 42},
  )}"/>
</svg>`;
}

/** The first sample of each class: ink in the data set's colour, others as they are. */
async function rowOf(records: Records, row: number) {
  const dataset = datasetNames[row];
  if (!dataset) return [];
  const samples = (await firstSamples(records, dataset)).slice(0, shownClasses);
  return Promise.all(
    samples.map(async ({data, ...size}, label) => {
      const scale = longest / Math.max(size.width, size.height);
      const [width, height] = [Math.round(size.width * scale), Math.round(size.height * scale)];
      const large = sharp(data, {raw: size}).resize(width, height, {kernel: 'nearest'});
      const pixels = isInk(records, dataset)
        ? tint(await large.toColourspace('b-w').raw().toBuffer(), inks[row]!)
        : await large.toColourspace('srgb').raw().toBuffer();
      return {input: pixels, raw: {width, height, channels: 3 as const}, left: left + label * longest, top: topOf(row)};
    }),
  );
}

/** Grey, 255 = ink, as red, green and blue between the paper and `ink`. */
function tint(grey: Uint8Array, ink: readonly number[]): Buffer {
  return Buffer.from(
    Uint8Array.from({length: grey.length * 3}, (_, place) => {
      const share = grey[Math.floor(place / 3)]! / 255;
      const channel = place % 3;
      return Math.round(paper[channel]! + share * (ink[channel]! - paper[channel]!));
    }),
  );
}
