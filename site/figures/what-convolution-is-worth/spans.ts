import type {Controlled, DatasetName} from '../../../experiments/artifacts/schema.ts';
import {write} from '../../format/numbers.ts';
import {type Phrase, say} from '../../report/phrases.ts';

type Contrast = Controlled['families'][number]['contrasts'][number];

/** Two networks that have been compared. */
export type Judged = Contrast & {change: NonNullable<Contrast['change']>};

/** A loss as a gain. */
export function opposite(judged: Judged): Judged {
  const {difference, low, high} = judged.change;
  return {...judged, change: {...judged.change, difference: -difference, low: -high, high: -low}};
}

/** From the least difference on a data set to the largest: "1.9 to 6.8 points". */
export function spanOf(judged: readonly Judged[], dataset: DatasetName): Phrase {
  const differences = judged.filter((each) => each.dataset === dataset).map(({change}) => change.difference);
  const [low, high] = [Math.min(...differences), Math.max(...differences)];
  const [least, most] = [low, high].map((difference) => write(difference, 'points', 1));
  return least === most ? say`${most!} points` : say`${least!} to ${most!} points`;
}
