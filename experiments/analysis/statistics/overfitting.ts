import type {EpochRecord, Overfitting, Result, Spread} from '../../artifacts/schema.ts';
import {newcombe} from './intervals.ts';
import {spread} from './spread.ts';

type Signs = Pick<Overfitting['groups'][number], 'parted' | 'lowest' | 'rise' | 'gap'>;

/**
 * How far the seeds of one configuration do better on images that they have trained on. The curves part where the mean
 * training accuracy rises above that of validation by more than the draw of the images explains, for good.
 */
export function overfitting(results: readonly [Result, ...Result[]]): Signs {
  const {count} = results[0].validation; // of each split as many are scored
  const epochs = results[0].epochs.map((_, place) => results.map((result) => result.epochs[place]!));
  const mean = (rows: EpochRecord[], value: (row: EpochRecord) => number) => spread(rows.map(value)).mean;
  const losses = epochs.map((rows) => mean(rows, ({validation}) => validation.loss));
  const lowest = losses.indexOf(Math.min(...losses));
  const apart = epochs.map((rows) => {
    const correct = mean(rows, ({training}) => training.accuracy) * count;
    const others = mean(rows, ({validation}) => validation.accuracy) * count;
    return newcombe({correct, count}, {correct: others, count}).low > 0;
  });
  const parted = apart.lastIndexOf(false) + 1;
  return {
    parted: parted < epochs.length ? parted + 1 : null,
    lowest: lowest + 1,
    rise: overSeeds(results, (rows) => rows.at(-1)!.validation.loss - rows[lowest]!.validation.loss),
    gap: overSeeds(results, (rows) => rows.at(-1)!.training.accuracy - rows.at(-1)!.validation.accuracy),
  };
}

function overSeeds(results: readonly Result[], value: (rows: EpochRecord[]) => number): Spread {
  return spread(results.map(({epochs}) => value(epochs)));
}
