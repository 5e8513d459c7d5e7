import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {grid, words} from '../../drawings/part.ts';
import {type KernelWeight, weightsOf} from '../../images/kernel-weights.ts';
import {explained, lookInto} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';
import {pixelWords} from '../../report/image-words.ts';
import {say} from '../../report/phrases.ts';
import {count, decimal} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {eachSet} from '../stills.ts';
import {examplesTable, sources, unopened, weightCount} from './examples.ts';

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
  still: (records) =>
    eachSet(records, (dataset) => {
      const kernels = kernelsOf(records, dataset);
      if (!kernels) return words(unopened, 'note');
      const parts = kernels.map((kernel) => ({kind: 'matrix' as const, cells: inRows(weightsOf(kernel)), size}));
      return grid(parts, kernels[0]!.length > 9 ? 4 : 8, {gaps: [9, 9]});
    }),
};

const size = [14, 14] as const; // pixels of a weight

/** The kernels of the first layer, channel by channel. */
export function kernelsOf(records: Records, dataset: DatasetName): number[][] | undefined {
  return lookInto(records, dataset, explained)?.network.filters[0]?.kernels;
}

function inRows(weights: readonly KernelWeight[]) {
  return [0, 1, 2].map((row) =>
    weights
      .filter(({y}) => y === row)
      .map(({isNegative, strength}) => ({fill: isNegative ? 'var(--warn)' : 'var(--cnn)', opacity: strength})),
  );
}
