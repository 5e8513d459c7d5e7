import {type DataShape, sizeOf} from '../../experiments/artifacts/data-shape.ts';
import type {Images} from '../../experiments/datasets/dataset.ts';

/** The shape of MNIST. */
export const grey28: DataShape = {height: 28, width: 28, channels: 1, classCount: 10};

/** The bytes of an image of it. */
export const imageSize = sizeOf(grey28);

/** Pixels, [count, 28, 28], as images. */
export const greyImages = (images: Uint8Array): Images => ({shape: grey28, images});
