import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {inWords} from '../../format/numbers.ts';
import {shapeWords} from '../../live/network/words.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {type Example, exampleOf, explained, lookInto} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';
import {pixelWords} from '../../report/image-words.ts';
import {capitalize, say} from '../../report/phrases.ts';
import {count, decimal, text} from '../../tables/columns.ts';
import type {Column, Table} from '../../tables/table.ts';
import type {Figure} from '../figure.ts';
import {classCell, imageTable} from '../images.ts';
import {found} from '../sources.ts';

const sources = (records: Records) => found(records, ['inside']);

/** A table with rows of each data set whose network has been opened. */
function examplesTable(
  records: Records,
  columns: Column[],
  rowsOf: (example: Example, dataset: DatasetName) => (string | number)[][],
): Table {
  const rows = datasetNames.flatMap((dataset) => {
    const example = exampleOf(records, dataset);
    return example ? rowsOf(example, dataset).map((row) => [descriptionOf(records, dataset).title, ...row]) : [];
  });
  return {columns: [text('Data set'), ...columns], rows};
}

/** Two cells of a response map, worked out. */
export const workedConvolution: Figure = {
  id: 'worked-convolution',
  body: 'each',
  title: (records) => say`${capitalize(inWords(weightCount(records)))} products and a bias make one response`,
  finding: (records) =>
    say`A kernel of our own network, laid on a test image at two places. Pixels run from 0 for ${pixelWords(records).lowest} to 1 for ${pixelWords(records).highest}. All numbers are rounded, and each sum is that of the numbers that stand here.`,
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
};

/** One filter's response map, and what pooling leaves of it. */
export const filterMap: Figure = {
  id: 'filter-map',
  body: 'each',
  title: () => say`The response map shows where the pattern is, the pooled map still does`,
  finding: () =>
    say`The same filter and the same image: the responses at all places, and the largest of each square of 2 by 2. The darker on a light page, the stronger.`,
  alternative: () => 'For each data set three pictures: an image, its response map and the same map pooled.',
  table: (records) =>
    examplesTable(records, [count('Row'), count('Column'), decimal('Response')], ({worked: {convolution}}) =>
      convolution.map.map((response, place) => [
        Math.floor(place / convolution.width),
        place % convolution.width,
        response,
      ]),
    ),
  sources,
};

/** How many weights the largest kernel of a first layer has. */
function weightCount(records: Records): number {
  const looks = datasetNames.flatMap((dataset) => lookInto(records, dataset, explained) ?? []);
  return Math.max(0, ...looks.flatMap(({network}) => network.filters[0]?.kernels[0]?.length ?? 0));
}

/** The kernels of the first layer. */
export const filters: Figure = {
  id: 'filters',
  body: 'each',
  title: () => say`What training made of 32 random kernels`,
  finding: (records) =>
    say`All kernels of the first layer, each on its own scale: green where it looks for ${pixelWords(records).more}, orange where it looks for ${pixelWords(records).less}. The fuller the colour, the larger the weight.${weightCount(records) > 9 ? ' Of pictures in colour, those for red, green and blue stand side by side.' : ''}`,
  alternative: () => 'For each data set 32 squares of 3 by 3 coloured cells.',
  table: (records) =>
    examplesTable(
      records,
      [
        count('Filter'),
        ...Array.from({length: weightCount(records)}, (_, place) => decimal(`Weight ${place + 1}`)),
        decimal('Bias'),
      ],
      ({network: {filters: banks}}) =>
        banks[0]!.kernels.map((kernel, place) => [
          place + 1,
          ...Array.from({length: weightCount(records)}, (_, weight) => kernel[weight] ?? ''),
          banks[0]!.biases[place]!,
        ]),
    ),
  sources,
};

/** All response maps of one image. */
export const layerMaps: Figure = {
  id: 'layer-maps',
  body: 'each',
  title: () => say`Layer by layer the maps get smaller and say more`,
  finding: () =>
    say`All response maps of the image above, each layer on one scale. The first still look like the image; the last are a few cells each.`,
  alternative: () => 'For each data set five groups of 32 small pictures, coarser from group to group.',
  table: (records) =>
    examplesTable(
      records,
      [text('Layer'), count('Maps'), count('Height'), count('Width'), count('Pixels across that a cell sees')],
      ({network: {layers, responses}}) =>
        responses.map(({layer, sheet}) => [
          layers[layer]!.title,
          sheet.columns,
          sheet.height,
          sheet.width,
          layers[layer]!.field?.size ?? 0,
        ]),
    ),
  sources,
};

/** Ten scores of one image, and the probabilities that softmax makes of them. */
export const probabilities: Figure = {
  id: 'probabilities',
  body: 'each',
  title: () => say`Softmax turns sums into probabilities`,
  finding: () =>
    say`The sums that the last layer gives for the same image; e to each of them; and each of these divided by their total.`,
  alternative: () => 'For each data set a table of ten classes with score, power and probability.',
  table: (records) =>
    examplesTable(
      records,
      [text('Class'), decimal('Score'), decimal('e to it'), decimal('Probability')],
      ({worked: {softmax}}, dataset) =>
        softmax.scores.map((score, label) => [
          classCell(records, dataset, {label}),
          score,
          softmax.powers[label]!,
          softmax.probabilities[label]!,
        ]),
    ),
  sources,
};

/** One image through all steps of a network; with a script, any image and any number. */
export const stepByStep: Figure = {
  id: 'all-steps',
  body: 'all',
  title: () => say`One image, step by step, with the network’s own numbers`,
  finding: () =>
    say`The same image as above on its way through the whole network: of each step one number, and how it comes about. Where scripts are allowed, the button opens any image, step, filter and place.`,
  alternative: () => 'For each data set a list of seven steps with numbers.',
  table: (records) =>
    examplesTable(
      records,
      [text('Layer'), text('Shape of its output'), count('Parameters'), count('Multiply-adds')],
      ({network: {layers}}) =>
        layers.map(({title, outputShape, parameters, multiplyAdds}) => [
          title,
          shapeWords(outputShape),
          parameters,
          multiplyAdds,
        ]),
    ),
  sources,
};

/** Where the last maps speak for the class that is predicted. */
export const lookedAt: Figure = {
  id: 'looked-at',
  body: 'each',
  title: () => say`Where in the picture the network finds its reasons`,
  finding: () =>
    say`One test image of each category that the network names correctly, and below it how much each part of the last response maps speaks for that name (class activation, by the gradients of its score).`,
  alternative: () => 'For each data set ten images with a coarse map below each.',
  table: (records) =>
    imageTable(records, (dataset) => {
      const look = lookInto(records, dataset, explained);
      return look?.images.images.slice(0, look.rightCount) ?? [];
    }),
  sources,
};
