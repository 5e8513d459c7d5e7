import type {DatasetName, Ensembles, Views} from '../../experiments/artifacts/schema.ts';
import {counted} from '../format/numbers.ts';
import {isOwn} from './datasets.ts';
import type {Records} from './records.ts';

/** What comes in at the border of an image that is moved. */
const comesIn = isOwn ? 'empty ground' : 'a border of 0';

/** An ensemble on one data set; nothing where no ensemble has that name. */
export function ensembleOf(
  {findings}: Pick<Records, 'findings'>,
  dataset: DatasetName,
  name: string,
): Ensembles['ensembles'][number] | undefined {
  return findings.ensembles?.ensembles.find((row) => row.dataset === dataset && row.name === name);
}

/** How often a final model looks at an image for the accuracy of the headline: single networks look once. */
export function viewsOf(records: Pick<Records, 'findings'>, dataset: DatasetName, model: string): 'one' | 'several' {
  return ensembleOf(records, dataset, model)?.members.some(({viewed}) => viewed) ? 'several' : 'one';
}

/** What a network's several views are, and what becomes of their probabilities. */
export function describeViews({shift, mirror}: Views): string {
  const moved = `moved by ${counted(shift, 'pixel')} up and to the left, and down and to the right, with ${comesIn} coming in`;
  const mirrored = mirror ? '; each of these also with the image turned left for right before it is moved' : '';
  return `each image as it is, ${moved}${mirrored}. For each class the geometric mean of the views’ probabilities, those below 1e-30 taken for 1e-30; then divided by the sum over the classes`;
}
