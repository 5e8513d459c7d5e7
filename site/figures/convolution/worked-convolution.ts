import type {Worked} from '../../../experiments/artifacts/schema.ts';
import {below, beside, type Part, picture, words} from '../../drawings/part.ts';
import {inWords, write} from '../../format/numbers.ts';
import {capitalize} from '../../format/words.ts';
import {foundTile} from '../../images/crops.ts';
import {type Example, exampleOf} from '../../records/inside.ts';
import {pixelWords} from '../../report/image-words.ts';
import {say} from '../../report/phrases.ts';
import {count, decimal, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classNameOf, imageName} from '../images.ts';
import {eachSet, productPart} from '../stills.ts';
import {examplesTable, sources, unopened, weightCount} from './examples.ts';

/** Two cells of a response map, worked out. */
export const workedConvolution: Figure = {
  id: 'worked-convolution',
  body: 'each',
  title: (records) => say`${capitalize(inWords(weightCount(records)))} products and a bias make one response`,
  finding: (records) =>
    say`A kernel of our own network, laid on a test image at two places. Pixels run from 0 for ${pixelWords(records).lowest} to 1 for ${pixelWords(records).highest}; each sum is that of the rounded numbers that stand here.`,
  alternative: () => 'For each data set an image with two windows marked, and tables of pixels, weights and products.',
  table: (records) =>
    examplesTable(
      records,
      [text('Where'), count('Place in the window'), decimal('Pixel'), decimal('Weight'), decimal('Product')],
      ({worked: {convolution}}) =>
        (['strongest', 'weakest'] as const).flatMap((which) =>
          convolution.kernel.map((weight, place) => [
            which,
            place + 1,
            convolution[which].window[place]!,
            weight,
            convolution[which].products[place]!,
          ]),
        ),
    ),
  sources,
  still: (records) =>
    eachSet(records, (dataset) => {
      const example = exampleOf(records, dataset);
      if (!example) return words(unopened, 'note');
      const image = picture(foundTile(records, dataset, 'inside', example.images, example.place), 112, {
        frames: windowsOf(example),
      });
      const {image: shown} = example.worked;
      const caption = imageWords(classNameOf(records, dataset, shown), imageName(dataset, shown));
      return below([beside([image, words(caption, 'text', {most: 270})], 16), ...cellsOf(example).map(cellPart)], 20);
    }),
};

/** One cell of a response map, worked out: on each channel of the image the pixels, the kernel and the products. */
export interface WorkedCell {
  title: string;
  channels: {pixels: string; window: number[]; kernel: number[]; products: number[]}[];
  sum: string;
}

/** The two cells that are worked out. */
export function cellsOf({worked: {convolution}}: Example): WorkedCell[] {
  return [
    cellOf('Where the response is strong', convolution, convolution.strongest),
    cellOf('Where the sum is lowest', convolution, convolution.weakest),
  ];
}

const size = 9; // numbers of a kernel on one channel

function cellOf(
  title: string,
  {kernel, bias}: Worked['convolution'],
  {window, products, sum}: Worked['convolution']['strongest'],
): WorkedCell {
  const count = kernel.length / size;
  const ofChannel = (values: number[], channel: number) => values.slice(channel * size, (channel + 1) * size);
  const number = (value: number) => write(value, 'decimal', 3);
  return {
    title,
    channels: Array.from({length: count}, (_, channel) => ({
      pixels: count > 1 ? `pixels, ${['red', 'green', 'blue'][channel]}` : 'pixels',
      window: ofChannel(window, channel),
      kernel: ofChannel(kernel, channel),
      products: ofChannel(products, channel),
    })),
    sum: `The products and the bias, ${number(bias)}, add up to ${number(sum)}. ${sum > 0 ? 'ReLU leaves it as it is.' : 'ReLU turns it into 0.'}`,
  };
}

/** Which image it is, and what is marked on it. */
export function imageWords(name: string, image: string): string {
  return `${name}, ${image}. The windows: solid for the first sum, dashed for the second.`;
}

/** The windows on the image, in its pixels. */
export function windowsOf({worked: {convolution}}: Example) {
  return (['strongest', 'weakest'] as const).map((which) => ({
    x: convolution[which].column,
    y: convolution[which].row,
    side: 3,
    isDashed: which === 'weakest',
  }));
}

function cellPart({title, channels, sum}: WorkedCell): Part {
  const rows = channels.map(({pixels, window, kernel, products}) => productPart(pixels, {window, kernel, products}));
  return below([words(title, 'strong'), ...rows, words(sum)], 8);
}
