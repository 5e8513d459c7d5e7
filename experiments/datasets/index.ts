import type {DataShape} from '../artifacts/data-shape.ts';
import type {DatasetName} from '../artifacts/schema.ts';
import {fashionMnist} from './fashion-mnist.ts';
import {mnist} from './mnist.ts';
import {type DatasetSource, shapeOfSource} from './source.ts';

/** Every data set a study can name. To add one, write its file and list it here and in the schema. */
export const datasets: Record<DatasetName, DatasetSource> = {mnist, 'fashion-mnist': fashionMnist};

/** The shape of the images of a data set, and how many classes they have. */
export function shapeOf(name: DatasetName): DataShape {
  return shapeOfSource(datasets[name]);
}
