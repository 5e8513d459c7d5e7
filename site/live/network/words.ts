import type {Step} from '../../../experiments/models/step.ts';
import {counted, write} from '../../format/numbers.ts';
import {isMap} from './place.ts';

/** A number as the page shows it. */
export function shown(value: number): string {
  return write(value, 'decimal', Math.abs(value) >= 1000 ? 0 : 3);
}

/** "26 × 26 × 32" */
export function shapeWords(shape: readonly number[]): string {
  return isMap(shape) ? shape.join(' × ') : `${shape[0]} numbers`;
}

/** What a step is called. */
export function stepName({operation}: Step): string {
  switch (operation.kind) {
    case 'convolution':
      return operation.fixed ? 'Whitening' : 'Convolution';
    case 'dense':
      return 'Dense';
    case 'pooling':
      return 'Max pooling';
    case 'normalization':
      return 'Batch normalisation';
    case 'relu':
      return 'ReLU';
    case 'scale':
      return 'Scale';
    case 'flatten':
      return 'Flatten';
    case 'softmax':
      return 'Softmax';
  }
}

/** What a step does, for a reader who meets it for the first time. */
export function stepWords({operation, inputShape, outputShape}: Step): string {
  switch (operation.kind) {
    case 'convolution': {
      const side = operation.size;
      const lies = inputShape[2] === 1 ? 'the image' : `each of the ${inputShape[2]} maps`;
      const origin = operation.fixed ? ' These kernels were computed from the training images beforehand.' : '';
      return `A window of ${side} × ${side} lies on ${lies}. Each value in it is multiplied by the kernel’s weight at that place; all products and a bias add up to one number. The step has ${counted(outputShape[2]!, 'filter')}, so it makes ${counted(outputShape[2]!, 'map')}.${origin}`;
    }
    case 'dense':
      return `Each of ${counted(outputShape[0]!, 'unit')} multiplies all ${inputShape[0]} numbers by weights of its own, and adds up the products and a bias.`;
    case 'pooling':
      return `Of each square of ${operation.size} × ${operation.size} numbers the largest is kept. The map gets smaller, what was found stays.`;
    case 'normalization':
      return 'From each number the mean of its map over many training images is taken away; the rest is divided by how much the map varied there. Then the map’s bias is added.';
    case 'relu':
      return 'A number below 0 becomes 0; any other stays as it is.';
    case 'scale':
      return `Every number is multiplied by ${shown(operation.factor)}, the same for all.`;
    case 'flatten':
      return 'The maps are written into one row of numbers, cell by cell, and in each cell map by map.';
    case 'softmax':
      return 'The number e is raised to each score. Each power, divided by the total of all, is the probability of a class.';
  }
}
