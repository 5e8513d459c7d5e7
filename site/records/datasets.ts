import type {DatasetName} from '../../experiments/artifacts/schema.ts';

/** The two data sets in the order in which they are shown side by side. */
export const datasetNames: DatasetName[] = ['mnist', 'fashion-mnist'];
