import {sizeOf} from '../../artifacts/data-shape.ts';
import type {Split} from '../../datasets/dataset.ts';
import {randomGenerator} from '../../random.ts';
import {corrupt} from './corruptions.ts';

/** Ways to move, turn and scale images, from little to much. */
export const changes = [
  {name: 'translation', amounts: [1, 2, 3, 4, 5, 6], unit: 'pixels'},
  {name: 'rotation', amounts: [5, 10, 15, 20, 25, 30, 35, 40, 45], unit: 'degrees'},
  {name: 'scale', amounts: [0.7, 0.8, 0.9, 1.1, 1.2, 1.3], unit: 'times as large'},
] as const;

type ChangeName = (typeof changes)[number]['name'];

/** Changes images, [count, height, width, channels], each in a direction that its place decides, the same for every amount. */
export function changeImages(
  {images, shape}: Pick<Split, 'images' | 'shape'>,
  name: ChangeName,
  amount: number,
): Uint8Array {
  const size = sizeOf(shape);
  const changed = new Uint8Array(images.length);
  for (let place = 0; place * size < images.length; place++)
    changed.set(
      corrupt(
        images.subarray(place * size, (place + 1) * size),
        shape,
        name,
        amount,
        randomGenerator('corruption', name, place),
      ),
      place * size,
    );
  return changed;
}
