import type {DatasetName} from '../artifacts/schema.ts';
import {fashionMnist} from './fashion-mnist.ts';
import {mnist} from './mnist.ts';
import type {DatasetSource} from './source.ts';

/** Every data set a study can name. To add one, write its file and list it here and in the schema. */
export const datasets: Record<DatasetName, DatasetSource> = {mnist, 'fashion-mnist': fashionMnist};
