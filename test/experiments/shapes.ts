import type {DataShape} from '../../experiments/artifacts/data-shape.ts';

/** The shape of MNIST. */
export const grey28: DataShape = {height: 28, width: 28, channels: 1, classCount: 10};
